import type { Alert, Incident } from '../api/types';
import { utcClock } from '../format/time';
import { Untrusted } from '../ui/Untrusted';
import { paragraphsOf, piecesOf } from './pieces';
import classes from './Account.module.css';
import { Mark } from './Mark';
import type { ShownAlert } from './useShownAlert';

/** The written account, and the alerts that it rests on: pointing at one shows its evidence. */
export function Account({ incident, alerts, pointing }: { incident: Incident; alerts: readonly Alert[]; pointing: ShownAlert }) {
  const { shown, point, choose } = pointing;
  return (
    <>
      <div className={classes.account} data-testid="incident-summary">
        {paragraphsOf(incident.summary).map((paragraph, index) => (
          <p key={index}>
            {piecesOf(paragraph, alerts.length).map((piece, at) => {
              if ('words' in piece) return <Untrusted key={at} value={piece.words} />;
              const alert = alerts[piece.alert - 1];
              return alert === undefined ? null : (
                <button
                  key={at}
                  type="button"
                  className={classes.reference}
                  aria-label={`Evidence of alert ${piece.alert}`}
                  onPointerEnter={() => point(alert.alert_id)}
                  onPointerLeave={() => point(null)}
                  onClick={() => choose(alert.alert_id)}
                >
                  <Mark number={piece.alert} on={alert === shown} />
                </button>
              );
            })}
          </p>
        ))}
        {incident.summary === '' && <p>No account has been written. The alerts below say what was seen.</p>}
      </div>
      <ol className={classes.steps}>
        {alerts.map((alert, index) => (
          <li key={alert.alert_id}>
            <button
              type="button"
              className={classes.step}
              aria-pressed={alert === shown}
              onPointerEnter={() => point(alert.alert_id)}
              onPointerLeave={() => point(null)}
              onClick={() => choose(alert.alert_id)}
            >
              <Mark number={index + 1} on={alert === shown} />
              <span className={classes.clock}>{utcClock(alert.time)}</span>
              <Untrusted value={alert.title} />
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}
