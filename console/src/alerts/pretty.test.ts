import { expect, test } from 'vitest';
import { prettyJson } from './pretty';

const laidOut = (text: string) => prettyJson(text)?.map((token) => token.text).join('') ?? null;

test('JSON is laid out as a person would', () => {
  expect(laidOut('{"a":[1,2,{}],"b":{"c":null},"d":[]}')).toBe(JSON.stringify({ a: [1, 2, {}], b: { c: null }, d: [] }, null, 2));
  expect(laidOut('[{"a":true},[[]]]')).toBe(JSON.stringify([{ a: true }, [[]]], null, 2));
});

test('what the log wrote is kept: long numbers, doubled keys, escapes', () => {
  const text = laidOut('{"id":12345678901234567890,"id":"\\u0041\\"x: {y}"}');
  expect(text).toContain('12345678901234567890');
  expect(text?.match(/"id"/g)).toHaveLength(2);
  expect(text).toContain('"\\u0041\\"x: {y}"');
});

test('names are told from values', () => {
  expect(prettyJson('{"a":"a"}')?.filter((token) => token.text === '"a"').map((token) => token.kind)).toEqual(['name', 'text']);
});

test('what is no JSON is left alone', () => {
  expect(prettyJson('2 123456789010 eni-1 10.0.0.5 - -')).toBeNull();
  expect(prettyJson('{"a":')).toBeNull();
  expect(prettyJson('42')).toBeNull();
});
