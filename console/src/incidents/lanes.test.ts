import { expect, test } from 'vitest';
import type { Alert, EntityRef } from '../api/types';
import { lanesOf, periodOf, ticksOf } from './lanes';

const entity = (id: string): EntityRef => ({ type: 'device', id, name: id, account: '', ips: [] });
const alert = (about: string, time: number, related: string[] = []): Alert => ({
  alert_id: `${about}${time}`, time, first_time: time - 1000, model: 'm', title: '', kind: 'learned', severity: 'low', entity: entity(about),
  related: related.map(entity), score: 1, probability: 1, chance: '', earlier: 0, attacks: [], contributions: [], evidence: [], records: 1, why: '', next_steps: [], addresses: [],
});

test('every entity that an alert names has a lane, those with alerts of their own first', () => {
  const lanes = lanesOf([alert('b', 5, ['a']), alert('c', 9)], [entity('a'), entity('b'), entity('quiet')]);
  expect(lanes.map((lane) => lane.entity.id)).toEqual(['b', 'c', 'a']);
  expect(lanes[2]).toMatchObject({ own: [], touched: [0] });
});

test('a period holds all alerts, even when there is only one', () => {
  const { from, to } = periodOf([alert('a', 100_000)]);
  expect(from).toBeLessThan(99_000);
  expect(to).toBeGreaterThan(100_000);
});

test('ticks are round times within the period, and few', () => {
  for (const length of [1_000, 61_000, 7_200_000, 40 * 86_400_000, 900 * 86_400_000]) {
    const ticks = ticksOf({ from: 1_000_123, to: 1_000_123 + length });
    expect(ticks.length).toBeGreaterThan(0);
    expect(ticks.length).toBeLessThanOrEqual(7);
  }
});
