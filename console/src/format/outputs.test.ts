import { expect, test } from 'vitest';
import { stateOfOutput, toldOf } from './outputs';

test('what went wrong last says that an output does not work, whatever arrived before', () => {
  expect(stateOfOutput({ problem: '401', delivered: 5 }).kind).toBe('trouble');
  expect(stateOfOutput({ problem: '', delivered: 5 }).kind).toBe('works');
  expect(stateOfOutput({ problem: '', delivered: 0 }).words).toBe('Nothing sent yet');
});

test('a filter is told in a sentence', () => {
  expect(toldOf({ at_least: 'informational', verdicts: [], providers: [], messages_per_hour: 0 })).toBe('Told of incidents');
  expect(toldOf({ at_least: 'high', verdicts: ['suspicious', 'malicious'], providers: ['okta'], messages_per_hour: 60 })).toBe(
    'Told of suspicious or malicious incidents, from severity high, out of logs of okta, at most 60 messages an hour',
  );
});
