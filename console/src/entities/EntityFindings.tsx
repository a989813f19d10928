import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { AlertList } from '../alerts/AlertList';
import { alertsQuery } from '../api/alerts';
import { incidentsQuery } from '../api/incidents';
import { IncidentRow } from '../incidents/IncidentRow';
import { count } from '../format/number';
import { Panel } from '../ui/Panel';

const most = 5;

/** What was found about one entity: its incidents, and the alerts about it. Nothing found is one quiet line. */
export function EntityFindings({ id }: { id: string }) {
  const incidents = useInfiniteQuery(incidentsQuery({ entity: id }));
  const alerts = useInfiniteQuery(alertsQuery({ entity: id }, most));
  const found = incidents.data?.pages[0];
  const raised = alerts.data?.pages[0];
  if (found?.items.length === 0 && raised?.items.length === 0) return <p>No incident and no alert names it.</p>;
  const search = `entity=${encodeURIComponent(id)}`;
  return (
    <>
      {found !== undefined && found.items.length > 0 && (
        <Panel title="Incidents" note={<Link to={`/?status=all&${search}`}>all {count(found.total)}</Link>} flush>
          <ul>
            {found.items.slice(0, most).map((incident) => (
              <IncidentRow key={incident.incident_id} incident={incident} isNew={false} />
            ))}
          </ul>
        </Panel>
      )}
      {raised !== undefined && raised.items.length > 0 && (
        <Panel title="Alerts" note={<Link to={`/alerts?${search}`}>all {count(raised.total)}</Link>} flush>
          <AlertList alerts={raised.items} entities={false} />
        </Panel>
      )}
    </>
  );
}
