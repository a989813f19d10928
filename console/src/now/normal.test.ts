import { expect, test } from 'vitest';
import type { DayTotal } from '../api/types';
import { answerOf, normalOf } from './normal';

const day = (alerts: number): DayTotal => ({ from: 0, to: 1, incidents: 0, not_told: 0, alerts, records: 1000, bytes_out: 5, new_entities: 0 });

test('a day within the range of four days in five is usual', () => {
  const { verdict, usual, today } = normalOf([10, 12, 11, 9, 30, 11].map(day), 'alerts');
  expect(verdict).toBe('usual');
  expect(today).toBe(11);
  expect(usual?.middle).toBe(11);
});

test('a day far above is more, far below is less', () => {
  expect(normalOf([10, 12, 11, 9, 60].map(day), 'alerts').verdict).toBe('more');
  expect(normalOf([100, 120, 110, 90, 2].map(day), 'alerts').verdict).toBe('less');
});

test('one alert after days without any is still usual, two are not', () => {
  expect(normalOf([0, 0, 0, 0, 1].map(day), 'alerts').verdict).toBe('usual');
  expect(normalOf([0, 0, 0, 0, 2].map(day), 'alerts').verdict).toBe('more');
});

test('with fewer than three days before, nothing is said', () => {
  expect(normalOf([10, 60].map(day), 'alerts').verdict).toBe('unknown');
  expect(answerOf([day(10), day(60)])).toBe('Too early to say: 1 whole day to compare with; it takes 3.');
});

test('the answer names what is out of the ordinary', () => {
  expect(answerOf([10, 12, 11, 9, 11].map(day))).toBe('The last 24 hours were like the days before.');
  expect(answerOf([10, 12, 11, 9, 60].map(day))).toBe('The last 24 hours had more alerts than usual.');
});
