import { expect, test } from 'vitest';
import type { AccountSentence } from '../api/types';
import { placeOf, sectionsOf, timeOf } from './account';

const account: AccountSentence[] = [
  { section: 'not_known', text: 'Who it was.', facts: ['f1'] },
  { section: 'conclusion', text: 'It is bad.', facts: ['f2', 'f1'] },
  { section: 'conclusion', text: 'It would change.', facts: ['f2'] },
];

test('an account is read in its own order, whatever order its sentences come in', () => {
  expect(sectionsOf(account).map(({ section, sentences }) => [section, sentences.map(({ index }) => index)])).toEqual([
    ['conclusion', [1, 2]],
    ['not_known', [0]],
  ]);
});

test('what is told elsewhere is not told twice, and nothing is left out where nothing is', () => {
  expect(sectionsOf(account, 'It would change.')[0]?.sentences).toHaveLength(1);
  expect(sectionsOf(account, '')[0]?.sentences).toHaveLength(2);
});

test('a fact opens under the sentence it was opened from, else under the first that rests on it', () => {
  expect(placeOf(account, 'f2', 2)).toBe(2);
  expect(placeOf(account, 'f2', 0)).toBe(1);
  expect(placeOf(account, 'f2', null)).toBe(1);
  expect(placeOf(account, 'f9', null)).toBe(-1);
  expect(placeOf(account, '', null)).toBe(-1);
});

test('the time of a sentence stands by itself, and other sentences stay whole', () => {
  expect(timeOf('2026-03-02 10:04 UTC: somebody: signed in.')).toEqual({ time: '2026-03-02 10:04 UTC', rest: 'somebody: signed in.' });
  expect(timeOf('2 more alerts belong to it.')).toEqual({ time: '', rest: '2 more alerts belong to it.' });
});
