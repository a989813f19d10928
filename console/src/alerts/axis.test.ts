import { expect, test } from 'vitest';
import type { NumericShape } from '../api/types';
import { axisOf } from './axis';

const shape = (observed: number, low: number, median: number, high: number): NumericShape => ({
  observed, unit: 'bytes', low, median, high, peer_low: null, peer_high: null,
});

test('values of one size stand on a linear axis that starts at zero', () => {
  const axis = axisOf(shape(40, 10, 15, 20));
  expect(axis.logarithmic).toBe(false);
  expect(axis.ticks[0]).toBe(0);
  expect(axis.place(20) - axis.place(10)).toBeCloseTo(axis.place(40) - axis.place(30));
});

test('more than two decades make the axis logarithmic', () => {
  const axis = axisOf(shape(9e9, 1e4, 5e4, 2e5));
  expect(axis.logarithmic).toBe(true);
  expect(axis.place(1e5) - axis.place(1e4)).toBeCloseTo(axis.place(1e7) - axis.place(1e6));
  expect(axis.place(9e9)).toBeLessThanOrEqual(100);
});

test('zero has a place left of everything on a logarithmic axis', () => {
  const axis = axisOf(shape(5000, 0, 2, 9));
  expect(axis.logarithmic).toBe(true);
  expect(axis.place(0)).toBeLessThan(axis.place(2));
  expect(axis.ticks).toContain(0);
});

test('an axis of nothing but zeros still divides', () => {
  const axis = axisOf(shape(0, 0, 0, 0));
  expect(Number.isFinite(axis.place(0))).toBe(true);
  expect(axis.ticks.length).toBeGreaterThan(0);
  expect(axis.ticks.length).toBeLessThan(20);
});
