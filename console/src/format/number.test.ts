import { expect, test } from 'vitest';
import { bytes, figure, percent, quantity, tick } from './number';

test('bytes are told in the unit that reads best', () => {
  expect(bytes(0)).toBe('0 B');
  expect(bytes(512)).toBe('512 B');
  expect(bytes(1_240_000_000)).toBe('1.24 GB');
  expect(bytes(999_900)).toBe('1 MB');
});

test('figures keep what can be read and no more', () => {
  expect(figure(0.4231)).toBe('0.42');
  expect(figure(12_400)).toBe('12,400');
  expect(figure(100)).toBe('100');
  expect(figure(10)).toBe('10');
  expect(figure(Number.NaN)).toBe('not known');
});

test('quantities carry their unit, in the singular for one', () => {
  expect(quantity(1, 'peers')).toBe('1 peer');
  expect(quantity(14, 'peers')).toBe('14 peers');
  expect(quantity(300, 'seconds')).toBe('5 min');
  expect(quantity(0.25, 'seconds')).toBe('250 ms');
});

test('a share that is not zero is never shown as zero', () => {
  expect(percent(0.0004)).toBe('<0.1%');
  expect(percent(0)).toBe('0%');
  expect(percent(0.624)).toBe('62%');
});

test('ticks are short', () => {
  expect(tick(1_000_000, 'bytes')).toBe('1 MB');
  expect(tick(100_000, 'records')).toBe('100k');
  expect(tick(0, 'bytes')).toBe('0');
});
