import { expect, test } from 'vitest';
import type { Incident } from '../api/types';
import { byUrgency, needsAPerson } from './urgency';

const incident = (id: string, change: Partial<Incident>) => ({ incident_id: id, severity: 'low', verdict: 'suspicious', score: 50, detected_at: 1, handling: null, ...change }) as Incident;

test('the gravest comes first, then the surest, then what nobody works on', () => {
  const ordered = byUrgency([
    incident('old', {}),
    incident('new', { detected_at: 2 }),
    incident('taken', { score: 90, handling: { assignee: 'Anna', reason: null, reason_text: '', version: 1 } }),
    incident('sure', { verdict: 'malicious' }),
    incident('grave', { severity: 'high', verdict: 'inconclusive' }),
  ]);
  expect(ordered.map((each) => each.incident_id)).toEqual(['grave', 'sure', 'new', 'old', 'taken']);
});

test('what was judged harmless waits for nobody', () => {
  expect(needsAPerson(incident('harmless', { verdict: 'benign', severity: 'high' }))).toBe(false);
  expect(needsAPerson(incident('open question', { verdict: 'inconclusive' }))).toBe(true);
});
