import { expect, test } from 'vitest';
import { yamlPieces } from './yaml';

const kinds = (line: string) => yamlPieces(line).map(({ text, kind }) => `${kind}:${text.trim()}`).filter((each) => each !== 'plain:');

test('keys, texts, numbers and comments are told apart', () => {
  expect(kinds('severity: medium # for now')).toEqual(['key:severity', 'plain:: medium', 'comment:# for now']);
  expect(kinds('threshold: { count: 30, within: 15m, by: actor }')).toEqual(['key:threshold', 'plain:: {', 'key:count', 'plain::', 'number:30', 'plain:,', 'key:within', 'plain::', 'number:15m', 'plain:,', 'key:by', 'plain:: actor }']);
  expect(kinds('title: "a # b: c"')).toEqual(['key:title', 'plain::', 'string:"a # b: c"']);
});

test('nothing of a line is lost', () => {
  for (const line of ['  - { tactic: TA0006, technique: T1110.001 }', "x: 'it''s'", 'url: http://a/b#c', '', '# all']) expect(yamlPieces(line).map(({ text }) => text).join('')).toBe(line);
});
