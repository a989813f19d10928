import { expect, test } from 'vitest';
import { diffLines, hunks } from './diff';

const told = (before: string, after: string) => diffLines(before, after).map(({ kind, text, number }) => `${{ same: ' ', out: '-', in: '+' }[kind]}${number} ${text}`);

test('lines that stay, go and come are told apart', () => {
  expect(told('a\nb\nc\n', 'a\nx\nc\nd\n')).toEqual([' 1 a', '-2 b', '+2 x', ' 3 c', '+4 d']);
  expect(told('', 'a\n')).toEqual(['+1 a']);
  expect(told('a\n', '')).toEqual(['-1 a']);
  expect(told('a\nb', 'a\nb')).toEqual([' 1 a', ' 2 b']);
  expect(told('a\nb\na\n', 'a\na\n')).toEqual([' 1 a', '-2 b', ' 2 a']);
});

test('what comes after is what was written, whatever changed', () => {
  const texts = ['a\nb\nc\nd', 'b\nd\nd\na', 'q', 'a\nc\nc\nd\nb'];
  for (const before of texts)
    for (const after of texts) {
      const lines = diffLines(before, after);
      expect(lines.filter(({ kind }) => kind !== 'out').map(({ text }) => text).join('\n')).toBe(after);
      expect(lines.filter(({ kind }) => kind !== 'in').map(({ text }) => text).join('\n')).toBe(before);
    }
});

test('far from a change lines are left out, once', () => {
  const before = Array.from({ length: 20 }, (_, index) => `line ${index}`).join('\n');
  const shown = hunks(diffLines(before, before.replace('line 10', 'other')), 1);
  expect(shown.map((line) => line?.text ?? null)).toEqual([null, 'line 9', 'line 10', 'other', 'line 11', null]);
  expect(hunks(diffLines('a', 'a'))).toEqual([null]);
});
