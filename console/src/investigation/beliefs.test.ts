import { expect, test } from 'vitest';
import type { Belief } from '../api/types';
import { besides, bitsFigure, bitsWords, shareFigure, shareWords, sidesOf, stepOf, worthTelling, zoneOf, zones } from './beliefs';

const belief = (hypothesis: string, probability: number, kind: Belief['kind'] = 'malicious'): Belief => ({ hypothesis, title: hypothesis, kind, prior: 0.1, probability });

test('no share is told as certain or as impossible', () => {
  expect([1, 0.995, 0.99, 0.5, 0.01, 0.004, 0].map(shareWords)).toEqual(['more than 99%', 'more than 99%', '99%', '50%', '1%', 'less than 1%', 'less than 1%']);
  expect([0.999, 0.2, 0.001].map(shareFigure)).toEqual(['>99%', '20%', '<1%']);
});

test('a step says its direction in words', () => {
  expect(stepOf({ before: 0.3, after: 0.96 })).toEqual({ direction: 'up', points: 66, words: 'raised it by 66 points' });
  expect(stepOf({ before: 0.42, after: 0.41 })).toEqual({ direction: 'down', points: -1, words: 'lowered it by 1 point' });
  expect(stepOf({ before: 0.5, after: 0.503 }).direction).toBe('level');
});

test('bits are told as how many times as likely, with their sign in words', () => {
  expect(bitsWords(2)).toBe('for it: 4 times as likely');
  expect(bitsWords(-1.3)).toBe('against it: 2.5 times less likely');
  expect(bitsWords(5)).toBe('for it: 32 times as likely');
  expect(bitsWords(0.01)).toBe('says nothing about it');
  expect(bitsFigure(-1.25)).toBe('−1.3');
  expect(bitsFigure(2)).toBe('+2.0');
});

test('every explanation worth telling is told, the rival always, and none twice', () => {
  const all = [belief('a', 0.9), belief('b', 0.05), belief('c', 0.02), belief('d', 0.005), belief('e', 0.004), belief('f', 0.001, 'benign')];
  const { told, rest } = worthTelling(all, 'f');
  expect(told.map(({ hypothesis }) => hypothesis)).toEqual(['a', 'b', 'c', 'd', 'f']);
  expect(rest.map(({ hypothesis }) => hypothesis)).toEqual(['e']);
});

test('the leading explanation is on the other side of the rival, even where the rival has the greatest share', () => {
  const all = [belief('benign', 0.4, 'benign'), belief('one', 0.35), belief('two', 0.25)];
  expect(sidesOf(all, 'benign').leading?.hypothesis).toBe('one');
  expect(sidesOf(all, 'one').leading?.hypothesis).toBe('benign');
  expect(sidesOf([], 'x')).toEqual({ leading: undefined, rival: undefined });
});

test('the zones of the verdicts cover all shares without a gap', () => {
  expect(zones[0]?.from).toBe(0);
  expect(zones.at(-1)?.to).toBe(1);
  for (let i = 1; i < zones.length; i++) expect(zones[i]?.from).toBe(zones[i - 1]?.to);
});

test('a probability stands in the zone of the verdict that the engine gives it', () => {
  expect([0, 0.2, 0.21, 0.39, 0.4, 0.89, 0.9, 1].map(zoneOf)).toEqual(['benign', 'benign', 'inconclusive', 'inconclusive', 'suspicious', 'suspicious', 'malicious', 'malicious']);
});

test('a verdict that its probability does not explain is explained', () => {
  expect(besides('malicious', 0.95)).toBe('');
  expect(besides('inconclusive', 0.3)).toBe('');
  expect(besides('inconclusive', 0.16)).toContain('too little is known');
  expect(besides('benign', 0.5)).toBe('The probability alone would say suspicious.');
});
