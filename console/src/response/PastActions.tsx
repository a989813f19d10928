import { Link } from 'react-router';
import type { ActionRecord } from '../api/types';
import { containmentWords, deciderWords, stateWords } from '../format/response';
import { span } from '../format/time';
import { EntityLink } from '../ui/EntityLink';
import { Untrusted } from '../ui/Untrusted';
import { Ago } from './Ago';
import classes from './PastActions.module.css';

/** What is over, a line each. */
export function PastActions({ actions, showIncident = false }: { actions: readonly ActionRecord[]; showIncident?: boolean }) {
  return (
    <ul className={classes.list}>
      {actions.map((action) => (
        <li key={action.action_id} className={classes.row} data-testid="past-action" data-action-id={action.action_id} data-status={action.status}>
          <span className={classes.state}>{stateWords(action)}</span>
          <span className={classes.what}>
            {containmentWords[action.containment.kind]} of <EntityLink entity={action.containment.entity} />
            {action.problem !== '' && (
              <span className={classes.problem}>
                <Untrusted value={action.problem} />
              </span>
            )}
          </span>
          <span className={classes.who}>
            {action.applied_at > 0 && `stood ${span(action.ended_at - action.applied_at)} · `}
            {action.decided_by !== '' && <Untrusted value={deciderWords(action.decided_by)} />}
            {showIncident && action.incident_id !== '' && (
              <>
                {' · '}
                <Link to={`/incidents/${encodeURIComponent(action.incident_id)}`}>incident</Link>
              </>
            )}
          </span>
          <span className={classes.time}>
            <Ago time={action.ended_at > 0 ? action.ended_at : action.created_at} />
          </span>
        </li>
      ))}
    </ul>
  );
}
