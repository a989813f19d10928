import { expect, test } from 'vitest';
import { connectionsOf, eventsOf } from './query';

const read = (values: Record<string, string>) => (name: string) => values[name] ?? '';

test('times become epoch milliseconds, and what is no time is left out', () => {
  expect(eventsOf(read({ from: '2026-11-22T12:00Z', to: 'soon' }))).toEqual({ from: Date.UTC(2026, 10, 22, 12) });
});

test('only the fields of the kind asked for are sent, ports as numbers', () => {
  const url = read({ entity: 'device:i', operation: 'GetObject', port: '443', protocol: 'tcp' });
  expect(eventsOf(url)).toEqual({ entity: 'device:i', operation: 'GetObject' });
  expect(connectionsOf(url)).toEqual({ entity: 'device:i', port: 443 });
});
