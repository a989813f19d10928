import { expect, test } from 'vitest';
import { hourOfWeek, readTime, relative, span, utc, writeTime } from './time';

const noon = Date.UTC(2026, 10, 22, 12, 0, 0);

test('times are told in UTC whatever the zone of the browser', () => {
  expect(utc(noon)).toBe('2026-11-22 12:00:00 UTC');
  expect(utc(Number.NaN)).toBe('not known');
});

test('a time is told relative to now, in both directions', () => {
  expect(relative(noon - 18 * 60_000, noon)).toBe('18 min ago');
  expect(relative(noon - 3 * 3_600_000 - 300_000, noon)).toBe('3 h 5 min ago');
  expect(relative(noon + 120_000, noon)).toBe('in 2 min');
  expect(relative(noon - 4_000, noon)).toBe('just now');
  expect(span(36 * 3_600_000)).toBe('2 days');
});

test('the week starts on Monday 00:00 UTC', () => {
  expect(hourOfWeek(Date.UTC(2026, 10, 16, 0))).toBe(0);
  expect(hourOfWeek(noon)).toBe(6 * 24 + 12);
});

test('a typed time is UTC unless it says otherwise', () => {
  expect(readTime('2026-11-22 12:00')).toBe(noon);
  expect(readTime('2026-11-22T13:00+01:00')).toBe(noon);
  expect(readTime(String(noon))).toBe(noon);
  expect(readTime('2026-11-22')).toBe(noon - 12 * 3_600_000);
  expect(readTime('yesterday')).toBeNull();
  expect(readTime('2026-99-22')).toBeNull();
});

test('a written time is read back as the same time', () => {
  for (const time of [noon, noon + 61_000]) expect(readTime(writeTime(time))).toBe(time);
});
