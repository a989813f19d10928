import { expect, test } from 'vitest';
import { oneIn } from './chance';

test('a chance is told as one in so many, with two figures at most', () => {
  expect(oneIn(0.1)).toBe('1 in 10');
  expect(oneIn(0.3)).toBe('1 in 3.3');
  expect(oneIn(1 / 3217)).toBe('1 in 3,200');
  expect(oneIn(4e-8)).toBe('1 in 25 million');
  expect(oneIn(1e-9)).toBe('1 in 1 billion');
  expect(oneIn(2.5e-13)).toBe('1 in 4 thousand billion');
});

test('what is likely is not called a chance, and nothing is called impossible', () => {
  expect(oneIn(0.7)).toBe('likely');
  expect(oneIn(0)).toBe('less than can be counted');
  expect(oneIn(1e-30)).toBe('less than 1 in a billion billion');
});
