import type { Incident } from '../api/types';
import { span, utc } from '../format/time';
import { verdictWords } from '../format/words';
import { Attacks } from '../ui/Attacks';
import { EntityLink } from '../ui/EntityLink';
import { Fact, Facts } from '../ui/Fact';
import { Headline } from '../ui/Headline';
import { When } from '../ui/When';
import classes from './IncidentHead.module.css';
import { StatusButton } from './StatusButton';

/** The incident in a few lines. */
export function IncidentHead({ incident }: { incident: Incident }) {
  const [main] = incident.entities;
  const closed = incident.status === 'closed';
  return (
    <Headline
      kind="Incident"
      title={incident.title}
      titleTestId="incident-title"
      score={incident.score}
      severity={incident.severity}
      settled={closed}
      actions={<StatusButton id={incident.incident_id} status={incident.status} />}
    >
      <Facts>
        <Fact name="Verdict">
          <strong className={classes.verdict} data-bad={(incident.verdict === 'malicious' && !closed) || undefined}>
            {verdictWords[incident.verdict]}
          </strong>
        </Fact>
        <Fact name="Status">{closed ? 'Closed' : 'Open'}</Fact>
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
