import { expect, test } from 'vitest';
import type { ActionRecord, Containment, SimulationResult } from '../api/types';
import { costWords, deciderWords, piecesOf, ruleWords, standingOf, stateWords, stopsWords } from './response';

const simulation = (over: Partial<SimulationResult>) => ({ from: 0, to: 0, normal: 21_000, normal_blocked: 0, deviating: 1, deviating_stopped: 1, losses: [], caveat: '', ...over }) as SimulationResult;
const action = (over: Partial<ActionRecord>) => ({ status: 'active', may_stand: true, problem: '', failures: 0, ...over }) as ActionRecord;
const contained = (over: Partial<Containment>) => ({ kind: 'block_connections', block: [], allow: [], operations: [], ...over }) as Containment;

test('a rule is worded as the server words it', () => {
  expect(ruleWords({ remote: '203.0.113.77', port: 8443, protocol: 6, serves: false })).toBe('to 203.0.113.77 port 8443/tcp');
  expect(ruleWords({ remote: null, port: 0, protocol: 17, serves: true })).toBe('from anywhere to its any port/udp');
  expect(ruleWords({ remote: '2001:db8::/32', port: 0, protocol: 58, serves: false })).toBe('to 2001:db8::/32 icmp');
  expect(ruleWords({ remote: null, port: 443, protocol: 0, serves: false })).toBe('to anywhere port 443');
  expect(ruleWords({ remote: null, port: 0, protocol: 47, serves: false })).toBe('to anywhere protocol 47');
});

test('what it costs is told in figures, and where nothing is known it is not called nothing', () => {
  expect(costWords(simulation({}))).toBe('none of 21,000 normal records of 7 days');
  expect(costWords(simulation({ normal: 21_060, normal_blocked: 60 }))).toBe('60 of 21,060 normal records of 7 days (0.3%)');
  expect(costWords(simulation({ normal: 1, normal_blocked: 1 }))).toBe('1 of 1 normal record of 7 days (100%)');
  expect(costWords(simulation({ normal: 0 }))).toContain('not known');
});

test('what it stops is told against all that deviates', () => {
  expect(stopsWords(simulation({}))).toBe('the one thing that deviates');
  expect(stopsWords(simulation({ deviating: 66, deviating_stopped: 66 }))).toBe('all 66 things that deviate');
  expect(stopsWords(simulation({ deviating: 66, deviating_stopped: 64 }))).toBe('64 of 66 things that deviate');
  expect(stopsWords(simulation({ deviating_stopped: 0 }))).toBe('nothing of what deviates');
});

test('what may stand and has a problem is trouble, whatever its state', () => {
  expect(standingOf(action({ status: 'proposed', may_stand: false }))).toBe('waits');
  expect(standingOf(action({}))).toBe('stands');
  expect(standingOf(action({ problem: 'changed by hand' }))).toBe('trouble');
  expect(standingOf(action({ status: 'ending', problem: 'no answer' }))).toBe('trouble');
  expect(standingOf(action({ status: 'failed', may_stand: false, problem: 'refused' }))).toBe('over');
});

test('an undo that failed is not told as one under way', () => {
  expect(stateWords(action({ status: 'ending' }))).toBe('Being undone');
  expect(stateWords(action({ status: 'ending', failures: 1 }))).toBe('Cannot be undone');
});

test('the pieces say whether they are dropped or let through', () => {
  const rule = { remote: '10.0.1.5', port: 5432, protocol: 6, serves: false };
  expect(piecesOf(contained({ block: [rule] }))).toEqual({ title: '1 connection that is dropped', pieces: ['to 10.0.1.5 port 5432/tcp'] });
  expect(piecesOf(contained({ allow: [rule, rule] })).title).toBe('2 connections that go on; all others are dropped');
  expect(piecesOf(contained({ kind: 'quarantine' })).pieces).toEqual([]);
});

test('the machine decides under its own name', () => {
  expect(deciderWords('policy')).toBe('Windhover');
  expect(deciderWords('Zoë Ünal')).toBe('Zoë Ünal');
});
