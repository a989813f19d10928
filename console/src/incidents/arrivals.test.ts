import { expect, test } from 'vitest';
import { arrivalsOf } from './arrivals';

test('a row above the first ones came by itself, a row below was fetched on request', () => {
  expect([...arrivalsOf(new Set(['b', 'a']), ['c', 'b', 'a', 'older'])]).toEqual(['c']);
});

test('in a list that was empty every row came by itself', () => {
  expect([...arrivalsOf(new Set(), ['a'])]).toEqual(['a']);
});

test('a list that did not change brought nothing', () => {
  expect(arrivalsOf(new Set(['b', 'a']), ['b', 'a']).size).toBe(0);
});
