import { expect, test } from 'vitest';
import { coverageOf, filterOf } from './filter';

const counts = (alerts: number, done: number) => ({ alerts, investigated_alerts: done, investigations: 0, told: 0, not_told: 0, malicious: 0, suspicious: 0, benign: 0, inconclusive: 0 });
const of = (text: string) => filterOf((name) => new URLSearchParams(text).get(name) ?? '');

test('a URL holds the filter, and words that mean nothing are passed over', () => {
  expect(of('verdict=benign&told=no&entity=device:1')).toEqual({ verdict: 'benign', told: false, entity: 'device:1' });
  expect(of('verdict=evil&told=maybe')).toEqual({ verdict: undefined, told: undefined, entity: undefined });
  expect(of('told=yes').told).toBe(true);
});

test('how much is investigated is said in figures, never rounded up to all', () => {
  expect(coverageOf(counts(6, 4))).toBe('4 of 6 alerts investigated');
  expect(coverageOf(counts(1204, 1204))).toBe('1,204 of 1,204 alerts investigated, all of them');
  expect(coverageOf(counts(0, 0))).toBe('No alert was ever raised');
});
