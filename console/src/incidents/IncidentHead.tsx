import type { Alert, Incident } from '../api/types';
import { span, utc } from '../format/time';
import { closedAs } from '../format/handling';
import { verdictWords } from '../format/words';
import { Attacks } from '../ui/Attacks';
import { EntityLink } from '../ui/EntityLink';
import { Fact, Facts } from '../ui/Fact';
import { Headline } from '../ui/Headline';
import { Untrusted } from '../ui/Untrusted';
import { When } from '../ui/When';
import { HandlingActions } from './HandlingActions';
import classes from './IncidentHead.module.css';

/** The incident in a few lines. */
export function IncidentHead({ incident, alerts }: { incident: Incident; alerts: readonly Alert[] }) {
  const [main] = incident.entities;
  const closed = incident.status === 'closed';
  const { assignee = '', reason = null, reason_text: why = '' } = incident.handling ?? {};
  return (
    <Headline
      kind="Incident"
      title={incident.title}
      titleTestId="incident-title"
      score={incident.score}
      severity={incident.severity}
      settled={closed}
      actions={<HandlingActions incident={incident} alerts={alerts} />}
    >
      <Facts>
        <Fact name="Verdict">
          <strong className={classes.verdict} data-bad={(incident.verdict === 'malicious' && !closed) || undefined}>
            {verdictWords[incident.verdict]}
          </strong>
        </Fact>
        <Fact name="Status">
          <span data-testid="incident-status">
            {closed ? 'Closed' : 'Open'}
            {reason !== null && `: ${closedAs(reason)}`}
          </span>
          {why !== '' && (
            <span className={classes.why}>
              “<Untrusted value={why} />”
            </span>
          )}
        </Fact>
        <Fact name="Assigned to">{assignee === '' ? 'nobody' : <Untrusted value={assignee} />}</Fact>
        {main !== undefined && (
          <Fact name="About">
            <EntityLink entity={main} />
          </Fact>
        )}
        <Fact name="Detected">
          <When time={incident.detected_at} />
          {incident.detected_at > incident.start_time && `, ${span(incident.detected_at - incident.start_time)} after it began`}
        </Fact>
        <Fact name="Began">{utc(incident.start_time)}</Fact>
        {incident.end_time > incident.start_time && <Fact name="Lasted">{span(incident.end_time - incident.start_time)}</Fact>}
        {incident.attacks.length > 0 && (
          <Fact name="ATT&CK">
            <Attacks attacks={incident.attacks} techniques />
          </Fact>
        )}
      </Facts>
    </Headline>
  );
}
