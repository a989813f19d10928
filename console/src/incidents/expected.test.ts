import { expect, test } from 'vitest';
import type { Alert, EntityRef, FeedbackView } from '../api/types';
import { appliesTo, patternsOf } from './expected';

const entity = (id: string): EntityRef => ({ type: 'device', id, name: id, account: '', ips: [] });
const alert = (model: string, about: string, title: string): Alert => ({
  alert_id: title, time: 0, first_time: 0, model, title, kind: 'learned', severity: 'low', entity: entity(about),
  related: [], score: 1, probability: 1, chance: '', earlier: 0, attacks: [], contributions: [], evidence: [], records: 1, why: '', next_steps: [], addresses: [],
});

test('each pattern of each entity is remembered once and by itself', () => {
  const patterns = patternsOf([alert('m', 'a', 'first'), alert('m', 'b', 'other'), alert('m', 'a', 'again'), alert('n', 'a', 'another')]);
  expect(patterns.map((pattern) => [pattern.model, pattern.entity.id, pattern.alerts])).toEqual([['m', 'a', 2], ['m', 'b', 1], ['n', 'a', 1]]);
  expect(patterns[0]?.title).toBe('again');
  expect(new Set(patterns.map((pattern) => pattern.key)).size).toBe(3);
});

test('what was said of one pattern of one entity covers nothing else, and nothing after its end', () => {
  const feedback = { feedback_id: 'f', model: 'm', entity: entity('a'), reason: '', by: '', time: 0, expires_at: 10, incident_id: 'i', removed_at: null, removed_by: '' };
  const view: FeedbackView = { feedback, state: 'in_force', alerts: 0, last_time: null };
  const alerts = [alert('m', 'b', ''), alert('m', 'a', ''), alert('n', 'a', ''), { ...alert('m', 'a', ''), time: 10 }];
  expect(appliesTo(view, alerts)).toEqual([2]);
  expect(appliesTo({ ...view, state: 'expired' }, alerts)).toEqual([2]);
  expect(appliesTo({ ...view, state: 'removed' }, alerts)).toEqual([]);
});
