import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { alertQuery } from '../api/alerts';
import { counted } from '../format/number';
import { EntityLink } from '../ui/EntityLink';
import { Failure } from '../ui/Failure';
import { Panel } from '../ui/Panel';
import { Untrusted } from '../ui/Untrusted';
import { Waiting } from '../ui/Waiting';
import { AlertHead } from './AlertHead';
import classes from './AlertPage.module.css';
import { Ledger } from './Ledger';
import { NextSteps } from './NextSteps';
import { OtherTimes } from './OtherTimes';
import { RecordDrawer } from './RecordDrawer';
import { RecordList } from './RecordList';

/** One alert: what was expected, what happened, and the records that show it. */
export function AlertPage() {
  const { id = '' } = useParams();
  const { data: alert, error, refetch } = useQuery(alertQuery(id));
  if (alert === undefined) return error === null ? <Waiting rows={4} height={90} /> : <Failure error={error} retry={() => void refetch()} what="alert" />;
  return (
    <>
      <AlertHead alert={alert} />
      <Panel title="What was expected, what happened" note="every row adds to the total" flush>
        <Ledger alert={alert} />
      </Panel>
      <div className={classes.columns}>
        <Panel title="Raw records" note={alert.records > alert.evidence.length ? `${alert.evidence.length} decisive ones of ${counted(alert.records, 'record')}` : undefined} flush>
          <RecordList alert={alert} />
        </Panel>
        <div className={classes.column}>
          {alert.why !== '' && (
            <Panel title="Why it matters">
              <p className={classes.account}>
                <Untrusted value={alert.why} />
              </p>
            </Panel>
          )}
          {alert.next_steps.length > 0 && (
            <Panel title="What to do next">
              <NextSteps steps={alert.next_steps} />
            </Panel>
          )}
          {alert.related.length > 0 && (
            <Panel title="Also in it">
              <ul className={classes.related}>
                {alert.related.map((entity) => (
                  <li key={entity.id}>
                    <EntityLink entity={entity} />
                  </li>
                ))}
              </ul>
            </Panel>
          )}
        </div>
      </div>
      <OtherTimes alert={alert} />
      <RecordDrawer />
    </>
  );
}
