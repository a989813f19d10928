import { expect, test } from 'vitest';
import { flowFields } from './flow';

test('a flow line of the default format gets its field names', () => {
  const fields = flowFields('2 123456789012 eni-0a1b 10.0.1.7 203.0.113.9 49152 443 6 12 4096 1763776800 1763776860 ACCEPT OK\n');
  expect(fields?.find((field) => field.name === 'dstaddr')?.value).toBe('203.0.113.9');
  expect(fields?.at(-1)).toEqual({ name: 'log-status', value: 'OK' });
});

test('fields are not guessed where the format is not known', () => {
  expect(flowFields('5 vpc-1 subnet-1 i-1 eni-1 10.0.0.1 10.0.0.2 1 2 6 1 1 1 1')).toBeNull();
  expect(flowFields('2 a b')).toBeNull();
  expect(flowFields('one\ntwo')).toBeNull();
});
