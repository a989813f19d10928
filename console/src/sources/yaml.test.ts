import { expect, test } from 'vitest';
import type { CollectorView } from '../api/types';
import { collectionYaml, missing, nameProblem, secretName, variables } from './yaml';

const collector: CollectorView = {
  name: 'okta.system-log',
  title: 'Okta',
  page: 'https://example.com',
  permissions: [],
  settings: [
    { name: 'organisation', description: '', default: '', is_required: true, is_secret: false },
    { name: 'token', description: '', default: '', is_required: true, is_secret: true },
    { name: 'key', description: '', default: '', is_required: false, is_secret: true },
    { name: 'every_seconds', description: '', default: '60', is_required: false, is_secret: false },
  ],
};

test('the lines hold what was set, and secrets by where they come from', () => {
  const yaml = collectionYaml('okta-1', collector, { organisation: 'https://acme.okta.com', every_seconds: '60' });
  expect(yaml).toBe('collections:\n  - name: okta-1\n    collector: okta.system-log\n    organisation: "https://acme.okta.com"\n    token: "env:OKTA_1_TOKEN"\n');
  expect(variables(yaml)).toEqual(['OKTA_1_TOKEN']);
});

test('a secret that need not be set stands there when it is wanted', () => {
  expect(collectionYaml('a', collector, { key: 'yes' })).toContain('key: "env:A_KEY"');
  expect(collectionYaml('a', collector, {})).not.toContain('key:');
});

test('what could be taken for something else is put in quotes', () => {
  for (const value of ['yes', '1', '- a', 'a: b', '"', '#', '{}']) expect(collectionYaml('a', collector, { organisation: value })).toContain(`organisation: ${JSON.stringify(value)}`);
});

test('what must be set is named until it is', () => {
  expect(missing(collector, {})).toEqual(['organisation']);
  expect(missing(collector, { organisation: ' x ' })).toEqual([]);
});

test('a name is of letters and digits, and nobody else has it', () => {
  expect(nameProblem('a b', [])).not.toBe('');
  expect(nameProblem('app', ['app'])).not.toBe('');
  expect(nameProblem('app-2', ['app'])).toBe('');
  expect(secretName('app-2', 'token')).toBe('env:APP_2_TOKEN');
});
