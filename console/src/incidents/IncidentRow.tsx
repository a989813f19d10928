import { Link } from 'react-router';
import type { Incident } from '../api/types';
import { visible } from '../format/hidden';
import { counted } from '../format/number';
import { verdictWords } from '../format/words';
import { Attacks } from '../ui/Attacks';
import { Icon } from '../ui/Icon';
import { Severity } from '../ui/Severity';
import { Untrusted } from '../ui/Untrusted';
import { When } from '../ui/When';
import classes from './IncidentRow.module.css';

/** One incident of the queue; the whole row opens it. */
export function IncidentRow({ incident, isNew }: { incident: Incident; isNew: boolean }) {
  const [main, ...others] = incident.entities;
  const closed = incident.status === 'closed';
  const assignee = incident.handling?.assignee ?? '';
  return (
    <li className={classes.item} data-new={isNew || undefined} data-closed={closed || undefined} data-testid="incident-row" data-incident-id={incident.incident_id}>
      <Link to={`/incidents/${encodeURIComponent(incident.incident_id)}`} className={classes.row} data-row>
        <span className={classes.score}>
          {Math.round(incident.score)}
          <span className="visually-hidden"> of 100</span>
        </span>
        <span className={classes.severity}>
          <Severity level={incident.severity} settled={closed} />
        </span>
        <span className={classes.what}>
          <span className={classes.title}>
            <Untrusted value={incident.title} />
          </span>
          <span className={classes.about}>
            {main !== undefined && (
              <span className={classes.entity} title={visible(main.id)}>
                <Icon name={main.type} size={14} />
                <Untrusted value={main.name || main.id} clip />
                {others.length > 0 && <span className={classes.others}>and {counted(others.length, 'other')}</span>}
              </span>
            )}
            <Attacks attacks={incident.attacks} />
            {assignee !== '' && (
              <span className={classes.whose}>
                <Untrusted value={assignee} />
              </span>
            )}
          </span>
        </span>
        <span className={classes.status}>
          {closed ? 'Closed' : verdictWords[incident.verdict]}
          {assignee !== '' && (
            <span className={classes.assignee}>
              <Untrusted value={assignee} clip />
            </span>
          )}
        </span>
        <span className={classes.time}>
          <When time={incident.detected_at} />
          <span className={classes.alerts}>{counted(incident.alerts.length, 'alert')}</span>
        </span>
      </Link>
    </li>
  );
}
