import { Link } from 'react-router';
import type { ActionRecord } from '../api/types';
import { containmentWords, deciderWords, standingOf, stateWords } from '../format/response';
import { utc } from '../format/time';
import { EntityLink } from '../ui/EntityLink';
import { Icon } from '../ui/Icon';
import { Untrusted } from '../ui/Untrusted';
import classes from './ActionCard.module.css';
import { ActionButtons } from './ActionButtons';
import { ActionDetails } from './ActionDetails';
import { Ago } from './Ago';
import { Simulation } from './Simulation';
import { useEnd } from './useEnd';

interface ActionCardProps {
  action: ActionRecord;
  dryRun: boolean;
  /** True where the page is not that of its incident: it is named, and the why stays a click away. */
  showIncident?: boolean;
}

/** One action: is it blocked, what, until when, what does it cost, and how to undo it; then why. */
export function ActionCard({ action, dryRun, showIncident = false }: ActionCardProps) {
  const standing = standingOf(action);
  const end = useEnd(action);
  const { containment, incident_id: incident } = action;
  return (
    <article
      id={`action-${action.action_id}`}
      tabIndex={-1}
      className={classes.card}
      data-testid="action"
      data-action-id={action.action_id}
      data-status={action.status}
      data-standing={standing}
      aria-label={`${stateWords(action)}: ${containmentWords[containment.kind]}`}
    >
      <header className={classes.head}>
        <p className={classes.state} data-testid="action-state">
          <Icon name={standing === 'trouble' ? 'incidents' : standing === 'waits' ? 'clock' : 'response'} size={15} />
          {stateWords(action)}
        </p>
        <p className={classes.end} data-testid="action-end" title={end.at === 0 ? undefined : utc(end.at)}>
          <strong>{end.words}</strong>
          {end.at !== 0 && <span>{utc(end.at).slice(0, 16)} UTC</span>}
        </p>
        <h3 className={classes.what}>
          {containmentWords[containment.kind]} <span className={classes.of}>of</span> <EntityLink entity={containment.entity} />
        </h3>
      </header>
      {showIncident && incident !== '' && (
        <p className={classes.why}>
          <Link to={`/incidents/${encodeURIComponent(incident)}`}>
            <Untrusted value={action.reasons[0] ?? 'Its incident'} />
          </Link>
        </p>
      )}
      {action.problem !== '' && <Trouble action={action} />}
      {action.plan !== null && (
        <p className={classes.plan} data-testid="action-plan">
          <Untrusted value={action.plan.text} />
        </p>
      )}
      <Simulation simulation={action.simulation} />
      <div className={classes.foot}>
        <ActionButtons action={action} dryRun={dryRun} />
        <p className={classes.who}>
          {action.decided_by === '' ? (
            <>
              proposed <Ago time={action.created_at} />
            </>
          ) : (
            <>
              {action.applied_at > 0 && (
                <>
                  applied <Ago time={action.applied_at} />,{' '}
                </>
              )}
              decided by <Untrusted value={deciderWords(action.decided_by)} />
            </>
          )}
        </p>
      </div>
      <ActionDetails action={action} isOpen={action.status === 'proposed' && !showIncident} />
    </article>
  );
}

/** What went wrong, and what it means for whoever reads it. */
function Trouble({ action }: { action: ActionRecord }) {
  const { status, failures, retry_at: retry, problem } = action;
  return (
    <div className={classes.trouble} role={action.may_stand ? 'alert' : undefined} data-testid="action-problem">
      <p>
        <Untrusted value={problem.charAt(0).toUpperCase() + problem.slice(1)} />
      </p>
      {status === 'ending' && <p className={classes.advice}>It may still stand on the platform. It is tried again by itself, at most 5 minutes apart; or take it back by hand: {action.connection}, {action.plan?.place}.</p>}
      {failures > 0 && (
        <p className={classes.advice}>
          Tried {failures === 1 ? 'once' : `${failures} times`}
          {retry > 0 && (
            <>
              ; next try <Ago time={retry} />
            </>
          )}
          .
        </p>
      )}
    </div>
  );
}
