import type { ActionRecord } from '../api/types';
import { modeWords, piecesOf } from '../format/response';
import { Untrusted } from '../ui/Untrusted';
import classes from './ActionDetails.module.css';
import { Losses } from './Losses';

/** Why this one and not a milder one, and the exact pieces of it. */
export function ActionDetails({ action, isOpen }: { action: ActionRecord; isOpen: boolean }) {
  const { reasons, containment, plan, connection, mode, rule, verified } = action;
  const { title, pieces } = piecesOf(containment);
  return (
    <div className={classes.details}>
      <Losses losses={action.simulation.losses} isOpen={isOpen} />
      {reasons.length > 0 && (
        <details open={isOpen} data-testid="reasons">
          <summary>Why this, and nothing milder</summary>
          <ol className={classes.reasons}>
            {reasons.map((reason, index) => (
              <li key={index}>
                <Untrusted value={reason} />
              </li>
            ))}
          </ol>
        </details>
      )}
      <details data-testid="exactly">
        <summary>What exactly changes, and where</summary>
        <dl className={classes.exactly}>
          {pieces.length > 0 && (
            <div>
              <dt>{title}</dt>
              <dd>
                <ul className={classes.pieces}>
                  {pieces.map((piece) => (
                    <li key={piece}>
                      <Untrusted value={piece} mono />
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          )}
          {plan !== null && (
            <div>
              <dt>On {connection}</dt>
              <dd>
                <Untrusted value={plan.place} mono />
              </dd>
            </div>
          )}
          <div>
            <dt>Decided in mode</dt>
            <dd>
              {modeWords[mode]}
              {rule !== '' && (
                <>
                  , rule “<Untrusted value={rule} />”
                </>
              )}
            </dd>
          </div>
          {verified !== '' && (
            <div>
              <dt>Read back last</dt>
              <dd>
                <Untrusted value={verified} />
              </dd>
            </div>
          )}
          <div>
            <dt>Marked on the platform</dt>
            <dd>
              <Untrusted value={`windhover-${action.action_id}`} mono />
            </dd>
          </div>
        </dl>
      </details>
    </div>
  );
}
