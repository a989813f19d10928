import { expect, test } from 'vitest';
import type { HandlingEntry } from '../api/types';
import { closingMeaning, closingReasons, closingWords, deedOf, doerOf } from './handling';

const entry = (change: Partial<HandlingEntry>): HandlingEntry => ({ number: 1, time: 0, by: 'Anna', kind: 'commented', from: '', to: '', reason: null, text: '', incident_id: 'i1', ...change });
const said = (change: Partial<HandlingEntry>): string => {
  const { words, value, rest } = deedOf(entry(change));
  return words + value + rest;
};

test('who takes an incident is told from who is given one', () => {
  expect(said({ kind: 'assigned', to: 'Anna' })).toBe('took it');
  expect(said({ kind: 'assigned', to: 'Ben' })).toBe('gave it to Ben');
  expect(said({ kind: 'assigned', from: 'Ben' })).toBe('took it from Ben');
});

test('a closing says why, and that it changed', () => {
  expect(said({ kind: 'closed', from: 'open', to: 'closed', reason: 'benign_expected' })).toBe('closed it as benign, expected');
  expect(said({ kind: 'closed', from: 'open', to: 'closed' })).toBe('closed it without a reason');
  expect(said({ kind: 'closed', from: 'closed', to: 'closed', reason: 'duplicate' })).toBe('changed why it is closed: as duplicate');
});

test('what the engine did is told from what somebody did without a name', () => {
  expect(said({ kind: 'merged', by: '', from: 'i2', to: 'i1' })).toBe('joined incident i2 to this one');
  expect(doerOf(entry({ kind: 'merged', by: '' }))).toBe('Windhover');
  expect(doerOf(entry({ kind: 'reopened', by: '', text: 'Another joined it.' }))).toBe('Windhover');
  expect(doerOf(entry({ kind: 'reopened', by: '' }))).toBe('Somebody');
  expect(doerOf(entry({ kind: 'closed', by: '' }))).toBe('Somebody');
  expect(doerOf(entry({ kind: 'closed' }))).toBe('Anna');
});

test('every reason that is offered has its words', () => {
  for (const reason of closingReasons) expect([closingWords[reason], closingMeaning[reason]].every((words) => words.length > 3)).toBe(true);
});
