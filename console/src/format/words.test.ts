import { expect, test } from 'vitest';
import { featureWords, protocolWords, shortId } from './words';

test('a long id is told by its end, a short one as it is', () => {
  expect(shortId('arn:aws:iam::1:role/payments')).toBe('role/payments');
  expect(shortId('arn:aws:logs:eu-west-1:1:log-group:web')).toBe('log-group:web');
  expect(shortId('/subscriptions/1/virtualMachines/vm-1')).toBe('vm-1');
  expect(shortId('i-0abc')).toBe('i-0abc');
  expect(shortId('2a00:ab00:0:1:2:3:4:5')).toBe('2a00:ab00:0:1:2:3:4:5');
});

test('a feature that is not known by name is spelled out', () => {
  expect(featureWords('source_network')).toBe('Network it came from');
  expect(featureWords('distinct_buckets')).toBe('Distinct buckets');
});

test('a protocol is named where the registry names it', () => {
  expect([protocolWords(6), protocolWords(17), protocolWords(200)]).toEqual(['TCP', 'UDP', '200']);
});
