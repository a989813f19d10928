import { expect, test } from 'vitest';
import type { Contribution } from '../api/types';
import { bitsText, sumOf, totalWithout } from './bits';

const rows = (...bits: number[]): Contribution[] =>
  bits.map((value) => ({ feature: 'peer', observed: '', expected: '', probability: 0.5, bits: value, text: '', numeric: null, categorical: null }));

test('printed rows add up to the printed total', () => {
  for (const bits of [[1.04, 1.04, 1.04], [0.05, 0.05, 0.05, 0.05], [12.37, 8.11, 3.96, 0.48, 0.02], [-1.26, 4.44, 0.33], []]) {
    const sum = sumOf(rows(...bits));
    expect(sum.rows.reduce((a, b) => a + b, 0)).toBe(sum.total);
    expect(sum.total).toBe(Math.round(bits.reduce((a, b) => a + b, 0) * 10));
    sum.rows.forEach((row, index) => expect(Math.abs(row / 10 - (bits[index] ?? 0))).toBeLessThan(0.1));
  }
});

test('a row taken away leaves the sum of the others', () => {
  const sum = sumOf(rows(12.4, 8.1, 4));
  expect(bitsText(totalWithout(sum, null))).toBe('24.5');
  expect(bitsText(totalWithout(sum, 1))).toBe('16.4');
  expect(totalWithout(sum, 0)).toBe((sum.rows[1] ?? 0) + (sum.rows[2] ?? 0));
});

test('a row that is no number adds nothing', () => {
  expect(sumOf(rows(Number.NaN, 2)).rows).toEqual([0, 20]);
});
