import { expect, test } from 'vitest';
import type { CollectorView } from '../api/types';
import { collectionYaml, draftOf, missing, nameProblem, secretName, variables } from './yaml';

const collector: CollectorView = {
  name: 'okta.system-log',
  title: 'Okta',
  page: 'https://example.com',
  permissions: [],
  settings: [
    { name: 'organisation', description: '', default: '', is_required: true, is_secret: false, is_file: false },
    { name: 'token', description: '', default: '', is_required: true, is_secret: true, is_file: false },
    { name: 'key', description: '', default: '', is_required: false, is_secret: true, is_file: false },
    { name: 'every_seconds', description: '', default: '60', is_required: false, is_secret: false, is_file: false },
  ],
};

test('the lines hold what was set, and secrets by where they come from', () => {
  const yaml = collectionYaml('okta-1', collector, { organisation: 'https://acme.okta.com', every_seconds: '60' });
  expect(yaml).toBe('collections:\n  - name: okta-1\n    collector: okta.system-log\n    organisation: "https://acme.okta.com"\n    token: "env:OKTA_1_TOKEN"\n');
  expect(variables(yaml)).toEqual(['OKTA_1_TOKEN']);
});

test('a secret that need not be set stands there when it is wanted', () => {
  expect(collectionYaml('a', collector, { key: 'hunter2' })).toContain('key: "env:A_KEY"');
  expect(collectionYaml('a', collector, { key: 'hunter2' })).not.toContain('hunter2');
  expect(collectionYaml('a', collector, {})).not.toContain('key:');
});

test('what could be taken for something else is put in quotes', () => {
  for (const value of ['yes', '1', '- a', 'a: b', '"', '#', '{}']) expect(collectionYaml('a', collector, { organisation: value })).toContain(`organisation: ${JSON.stringify(value)}`);
});

test('what must be set is named until it is', () => {
  expect(missing(collector, {})).toEqual(['organisation', 'token']);
  expect(missing(collector, { organisation: ' x ', token: 't' })).toEqual([]);
  expect(missing(collector, { organisation: 'x' }, ['token'])).toEqual([]);
});

test('a secret is sent where it was typed or is to go, and else left as it was saved', () => {
  expect(draftOf('a', collector, { organisation: 'x', every_seconds: ' ', token: 't', key: '' })).toEqual({ name: 'a', collector: 'okta.system-log', settings: { organisation: 'x' }, secrets: { token: 't', key: '' } });
  expect(draftOf('a', collector, { organisation: 'x' }).secrets).toEqual({});
});

test('a name is of letters and digits, and nobody else has it', () => {
  expect(nameProblem('a b', [])).not.toBe('');
  expect(nameProblem('app', ['app'])).not.toBe('');
  expect(nameProblem('App', ['app'])).not.toBe('');
  expect(nameProblem('a'.repeat(65), [])).not.toBe('');
  expect(nameProblem('app-2', ['app'])).toBe('');
  expect(secretName('app-2', 'token')).toBe('env:APP_2_TOKEN');
});
