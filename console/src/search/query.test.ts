import { expect, test } from 'vitest';
import { queryOf } from './query';

const read = (values: Record<string, string>) => (name: string) => values[name] ?? '';

test('times become epoch milliseconds, and what is no time is left out', () => {
  expect(queryOf('events', read({ from: '2026-11-22T12:00Z', to: 'soon' }))).toEqual({ from: Date.UTC(2026, 10, 22, 12), to: null });
});

test('only the fields of the kind asked for are sent', () => {
  const url = read({ entity: 'device:i', operation: 'GetObject', port: '443' });
  expect(queryOf('events', url)).toEqual({ entity: 'device:i', operation: 'GetObject' });
  expect(queryOf('connections', url)).toEqual({ entity: 'device:i', port: '443' });
});
