import { expect, test } from 'vitest';
import { narrowed, queryOf, quoted, searchOf, termOf } from './terms';

const read = (values: Record<string, string>) => (name: string) => values[name] ?? '';

test('a value is quoted where the language would read it otherwise', () => {
  expect(quoted('GetObject')).toBe('GetObject');
  expect(quoted('10.0.0.0/8')).toBe('10.0.0.0/8');
  expect(quoted('curl/8.0 (x)')).toBe('"curl/8.0 (x)"');
  expect(quoted('a "b" \\c')).toBe('"a \\"b\\" \\\\c"');
  expect(quoted('or')).toBe('"or"');
  expect(quoted('*')).toBe('"*"');
  expect(quoted('device:i-0abc')).toBe('"device:i-0abc"');
});

test('a query is narrowed once, and an or is kept together', () => {
  expect(narrowed('', 'port:22')).toBe('port:22');
  expect(narrowed('port:22', 'port:22')).toBe('port:22');
  expect(narrowed('port:22 or port:23', 'ip:10.0.0.1')).toBe('(port:22 or port:23) and ip:10.0.0.1');
  expect(narrowed('port:22 and ip:10.0.0.1', 'ip:10.0.0.1')).toBe('port:22 and ip:10.0.0.1');
});

test('the conditions of a link become part of the query', () => {
  expect(queryOf(read({ entity: 'device:i', operation: 'GetObject' }))).toBe('entity:"device:i" and operation:GetObject');
  expect(queryOf(read({ q: 'bytes>1MB', address: '10.0.0.1' }))).toBe('bytes>1MB and ip:10.0.0.1');
  expect(termOf('service', 's3')).toBe('service:s3');
});

test('times become epoch milliseconds, and what is no time is left out', () => {
  expect(searchOf(read({ from: '2026-11-22T12:00Z', to: 'soon' }))).toEqual({ from: Date.UTC(2026, 10, 22, 12) });
});
