import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { incidentOfQuery } from '../api/alerts';
import type { Alert } from '../api/types';
import { oneIn } from '../format/chance';
import { counted } from '../format/number';
import { visible } from '../format/hidden';
import { span } from '../format/time';
import { kindMeaning, kindWords } from '../format/words';
import { Attacks } from '../ui/Attacks';
import { EntityLink } from '../ui/EntityLink';
import { Fact, Facts } from '../ui/Fact';
import { Headline } from '../ui/Headline';
import { Untrusted } from '../ui/Untrusted';
import { When } from '../ui/When';

/** The alert in a few lines: what, who, how unlikely, and the incident it is part of. */
export function AlertHead({ alert }: { alert: Alert }) {
  const incident = useQuery(incidentOfQuery(alert)).data;
  return (
    <Headline
      kind="Alert"
      title={alert.title}
      score={alert.score}
      severity={alert.severity}
      settled={incident?.status === 'closed'}
      above={
        incident != null && (
          <>
            Part of <Link to={`/incidents/${encodeURIComponent(incident.incident_id)}`}><Untrusted value={incident.title} /></Link>
          </>
        )
      }
    >
      <Facts>
        <Fact name="Entity">
          <EntityLink entity={alert.entity} />
        </Fact>
        <Fact name="By chance alone">
          <strong>
            <Untrusted value={alert.chance === '' ? oneIn(alert.probability) : alert.chance} />
          </strong>
        </Fact>
        <Fact name="Raised">
          <When time={alert.time} />
          {alert.time > alert.first_time && `, ${span(alert.time - alert.first_time)} after its first record`}
        </Fact>
        <Fact name="From">
          <span title={kindMeaning[alert.kind]}>{kindWords[alert.kind]}</span> ·{' '}
          <Link to={alert.kind === 'model' ? `/models/${encodeURIComponent(alert.model)}` : `/alerts?model=${encodeURIComponent(alert.model)}`} title={alert.kind === 'model' ? 'The model' : `Alerts of ${visible(alert.model)}`}>
            <Untrusted value={alert.model} mono />
          </Link>
        </Fact>
        {alert.earlier > 0 && (
          <Fact name="Before">
            told of it on {counted(alert.earlier, 'day')} of the 30 before; it weighs less each time
          </Fact>
        )}
        {alert.attacks.length > 0 && (
          <Fact name="ATT&CK">
            <Attacks attacks={alert.attacks} techniques />
          </Fact>
        )}
      </Facts>
    </Headline>
  );
}
