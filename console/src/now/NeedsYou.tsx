import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { actionsQuery } from '../api/response';
import type { Incident } from '../api/types';
import { count, counted } from '../format/number';
import { containmentWords } from '../format/response';
import { IncidentRow } from '../incidents/IncidentRow';
import { Failure } from '../ui/Failure';
import { Icon } from '../ui/Icon';
import { Panel } from '../ui/Panel';
import { Untrusted } from '../ui/Untrusted';
import { Waiting } from '../ui/Waiting';
import classes from './NeedsYou.module.css';

const most = 6;

interface NeedsYouProps {
  /** The most urgent first. */
  incidents: readonly Incident[];
  total: number;
  /** How many more are open that were judged harmless. */
  harmless: number;
  pending: boolean;
  error: Error | null;
  retry: () => void;
}

/** What waits for a person: decisions first, since somebody asked; then incidents by urgency. */
export function NeedsYou({ incidents, total, harmless, pending, error, retry }: NeedsYouProps) {
  const proposals = useQuery(actionsQuery({ status: 'proposed' })).data ?? [];
  return (
    <Panel title="Needs you" note={incidents.length > 1 ? 'the most urgent first' : undefined} flush>
      {pending && <Waiting rows={3} height={48} />}
      {error !== null && incidents.length === 0 && <Failure error={error} retry={retry} what="list of incidents" />}
      <ul data-testid="needs-you">
        {proposals.slice(0, most).map((action) => (
          <li key={action.action_id} className={classes.item}>
            <Link to={`/response#action-${action.action_id}`} className={classes.proposal} data-row data-testid="now-proposal">
              <Icon name="clock" size={18} />
              <span className={classes.what}>
                <strong>Decide:</strong> {containmentWords[action.containment.kind]} of <Untrusted value={action.containment.entity.name || action.containment.entity.id} />
              </span>
              <span className={classes.why}>
                <Untrusted value={action.reasons[0] ?? ''} />
              </span>
            </Link>
          </li>
        ))}
        {incidents.slice(0, most).map((incident) => (
          <IncidentRow key={incident.incident_id} incident={incident} isNew={false} />
        ))}
      </ul>
      {!pending && error === null && incidents.length + proposals.length === 0 && (
        <p className={classes.calm}>No {harmless > 0 ? 'other ' : ''}incident is open and no action waits for a decision. New ones appear here by themselves.</p>
      )}
      {(total > most || harmless > 0 || proposals.length > most) && (
        <p className={classes.more}>
          {total > most && <Link to="/incidents">All {counted(total + harmless, 'open incident')}</Link>}
          {harmless > 0 && <Link to="/incidents?verdict=benign">{count(harmless)} more judged harmless</Link>}
          {proposals.length > most && <Link to="/response">All {counted(proposals.length, 'proposal')}</Link>}
        </p>
      )}
    </Panel>
  );
}
