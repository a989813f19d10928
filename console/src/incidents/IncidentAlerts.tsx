import { Link } from 'react-router';
import { Ledger } from '../alerts/Ledger';
import type { Alert } from '../api/types';
import { visible } from '../format/hidden';
import { counted } from '../format/number';
import { utcClock } from '../format/time';
import { kindMeaning, kindWords } from '../format/words';
import { EntityLink } from '../ui/EntityLink';
import { Icon } from '../ui/Icon';
import { Severity } from '../ui/Severity';
import { Untrusted } from '../ui/Untrusted';
import { useQueryState } from '../ui/useQueryState';
import classes from './IncidentAlerts.module.css';
import { Mark } from './Mark';

/** The alerts of an incident; the ledger of one can be opened in its place. */
export function IncidentAlerts({ alerts, point }: { alerts: readonly Alert[]; point: (id: string | null) => void }) {
  const { read, write } = useQueryState();
  const opened = read('ledger');
  return (
    <ol>
      {alerts.map((alert, index) => {
        const open = alert.alert_id === opened;
        return (
          <li key={alert.alert_id} className={classes.item} data-testid="alert-row" data-alert-id={alert.alert_id} onPointerEnter={() => point(alert.alert_id)} onPointerLeave={() => point(null)}>
            <div className={classes.row}>
              <button
                type="button"
                className={classes.toggle}
                aria-expanded={open}
                aria-label={`Ledger of alert ${index + 1}: ${visible(alert.title)}`}
                onClick={() => write({ ledger: open ? '' : alert.alert_id }, true)}
              >
                <Icon name="right" size={16} />
                <Mark number={index + 1} />
              </button>
              <span className={classes.score}>{Math.round(alert.score)}</span>
              <span className={classes.words}>
                <Link to={`/alerts/${encodeURIComponent(alert.alert_id)}`} data-row>
                  <Untrusted value={alert.title} />
                </Link>
                <span className={classes.about}>
                  <EntityLink entity={alert.entity} />
                  <span title={kindMeaning[alert.kind]}>{kindWords[alert.kind]}</span>
                  <span>{counted(alert.records, 'record')}</span>
                </span>
              </span>
              <span className={classes.severity}>
                <Severity level={alert.severity} />
              </span>
              <span className={classes.clock}>{utcClock(alert.time)}</span>
            </div>
            {open && (
              <div className={classes.ledger}>
                <Ledger alert={alert} />
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}
