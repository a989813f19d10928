import { severities, type Incident, type Verdict } from '../api/types';

const bad: readonly Verdict[] = ['benign', 'inconclusive', 'suspicious', 'malicious'];

/** What needs a person first: the gravest, then what is surest to be bad, then the score, then the newest. What somebody works on comes after what nobody does, all else being equal. */
export function byUrgency(incidents: readonly Incident[]): Incident[] {
  const rank = (incident: Incident) => [
    severities.indexOf(incident.severity),
    bad.indexOf(incident.verdict),
    (incident.handling?.assignee ?? '') === '' ? 1 : 0,
    Math.round(incident.score),
    incident.detected_at,
  ];
  return [...incidents].sort((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    const at = left.findIndex((value, index) => value !== right[index]);
    return at < 0 ? 0 : (right[at] ?? 0) - (left[at] ?? 0);
  });
}

/** Whether an open incident waits for a person: not one that was judged harmless, which can be read and closed at leisure. */
export const needsAPerson = (incident: Incident): boolean => incident.verdict !== 'benign';
