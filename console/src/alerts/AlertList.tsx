import { Link } from 'react-router';
import type { Alert } from '../api/types';
import { Severity } from '../ui/Severity';
import { EntityLink } from '../ui/EntityLink';
import { Untrusted } from '../ui/Untrusted';
import { When } from '../ui/When';
import classes from './AlertList.module.css';

/** Alerts in a list; each title opens its alert. */
export function AlertList({ alerts, entities = true }: { alerts: readonly Alert[]; entities?: boolean }) {
  return (
    <ul>
      {alerts.map((alert) => (
        <li key={alert.alert_id} className={classes.row} data-testid="alert-row" data-alert-id={alert.alert_id}>
          <span className={classes.score}>{Math.round(alert.score)}</span>
          <Severity level={alert.severity} short />
          <span className={classes.words}>
            <Link to={`/alerts/${encodeURIComponent(alert.alert_id)}`} data-row>
              <Untrusted value={alert.title} />
            </Link>
            {entities && (
              <span className={classes.entity}>
                <EntityLink entity={alert.entity} />
              </span>
            )}
          </span>
          <span className={classes.time}>
            <When time={alert.time} />
          </span>
        </li>
      ))}
    </ul>
  );
}
