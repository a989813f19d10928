import { expect, test } from 'vitest';
import type { CollectionView } from '../api/types';
import { stateOfSource } from './sources';

const now = 1_800_000_000_000;
const status: CollectionView['status'] = { objects: 0, bytes: 0, duplicates: 0, poisoned: 0, retries: 0, dropped: 0, waiting: -1, problem: '', last_poison: '', notice: '', last_landed: 0 };

test('one that works says when something came last', () => {
  expect(stateOfSource({ state: 'collecting', status: { ...status, last_landed: now - 180_000 } }, now)).toEqual({ kind: 'works', words: 'Last record 3 min ago' });
  expect(stateOfSource({ state: 'collecting', status }, now)).toEqual({ kind: 'quiet', words: 'Nothing came since the start' });
});

test('trouble is told before anything else, but a rest is none', () => {
  expect(stateOfSource({ state: 'collecting', status: { ...status, last_landed: now, problem: 'no answer' } }, now).kind).toBe('trouble');
  expect(stateOfSource({ state: 'not_running', status }, now).kind).toBe('trouble');
  expect(stateOfSource({ state: 'paused', status: { ...status, last_landed: now } }, now)).toEqual({ kind: 'quiet', words: 'Paused' });
});
