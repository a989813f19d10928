import { expect, test } from 'vitest';
import type { Alert, Evidence, Fact, FactQuery } from '../api/types';
import { readTime } from '../format/time';
import { factPath, factQueryWords, recordsOf } from './facts';

const query = (given: Partial<FactQuery>): FactQuery => ({ subject: 'events', entity: '', address: '', operation: '', from: 1_772_409_600_123, to: 1_772_413_200_456, ...given });
const record = (offset: number, file = 'a.log'): Evidence => ({ source: 's', file, offset, length: 1, record_id: '', time: 0 });

test('a query leads to the page that shows it, and its values can say nothing else', () => {
  expect(factPath(query({ subject: 'entity', entity: 'identity:a&id=b' }))).toBe('/entities/view?id=identity%3Aa%26id%3Db');
  expect(factPath(query({ subject: 'alerts', entity: 'device:1' }))).toBe('/alerts?entity=device%3A1');
  const events = new URL(factPath(query({ entity: 'identity:a', operation: 'Get&kind=connections' })), 'http://here');
  expect(Object.fromEntries(events.searchParams)).toMatchObject({ entity: 'identity:a', operation: 'Get&kind=connections' });
  expect(events.searchParams.has('kind')).toBe(false);
  const connections = new URL(factPath(query({ subject: 'connections', address: '2001:db8::1', operation: 'x' })), 'http://here');
  expect(Object.fromEntries(connections.searchParams)).toMatchObject({ kind: 'connections', address: '2001:db8::1' });
  expect(connections.searchParams.has('operation')).toBe(false);
});

test('the period of the search holds the whole period of the query', () => {
  for (const given of [query({}), query({ from: 0, to: 0 }), query({ from: -5, to: 999 })]) {
    const { searchParams } = new URL(factPath(given), 'http://here');
    const [from, to] = [readTime(searchParams.get('from') ?? ''), readTime(searchParams.get('to') ?? '')];
    expect(from).toBeLessThanOrEqual(Math.max(0, given.from));
    expect(to).toBeGreaterThan(given.to);
    expect(to).toBeGreaterThan(from ?? NaN);
  }
});

test('a period names its day once where it is one day', () => {
  expect(factQueryWords(query({})).period).toBe('2026-03-02 00:00 – 01:00 UTC');
  expect(factQueryWords(query({ to: 1_772_409_600_500 })).period).toBe('2026-03-02 00:00 UTC');
  expect(factQueryWords(query({ subject: 'entity', entity: 'e' })).period).toBe('');
});

test('a record of a fact is found among those of its alerts by its place, and is told apart from others', () => {
  const alerts = [{ alert_id: 'a', evidence: [record(1), record(2)] }, { alert_id: 'b', evidence: [record(1, 'b.log')] }] as Alert[];
  const fact = { evidence: [record(2), record(1, 'b.log'), record(9)] } as Fact;
  expect(recordsOf(fact, alerts).map(({ at }) => at)).toEqual([{ alert: 'a', index: 1 }, { alert: 'b', index: 0 }, null]);
});
