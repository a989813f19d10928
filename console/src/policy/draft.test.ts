import { expect, test } from 'vitest';
import { bodyOf, conditions, dayWords, draftOf, hourWords, moved, newRule } from './draft';

test('what is read is sent back as it was', () => {
  const body = {
    mode: 'confirm' as const,
    dry_run: true,
    rules: [
      { name: 'nights', mode: 'autonomous' as const, types: ['device' as const], entities: ['web-*'], accounts: [], subnets: ['10.0.0.0/8'], groups: [], tags: ['env=prod'], hours: [{ days: ['mon'], from: '18:00', to: '08:00', zone: 'UTC' }], at_least: 'malicious' as const, actions: ['quarantine' as const], collateral: 0.01 },
    ],
    tags: [{ tag: 'crown-jewel', entities: ['pay-*'], accounts: [], subnets: ['10.0.0.0/8'] }],
    never_touch: ['dc-*'],
    actions_an_hour: 3,
    entities_at_once: 2,
    collateral: 0.0005,
    durations: { quarantine: '30m' },
  };
  expect(bodyOf(draftOf(body))).toEqual(body);
  expect(bodyOf({ ...draftOf(body), durations: { quarantine: ' ', stop: '1h' } }).durations).toEqual({ stop: '1h' });
});

test('a rule is moved, and nowhere else than to a place', () => {
  const rules = ['a', 'b', 'c'].map((name) => ({ ...newRule(), name }));
  const names = (all: { name: string }[]) => all.map(({ name }) => name).join('');
  expect(names(moved(rules, 2, 0))).toBe('cab');
  expect(names(moved(rules, 0, 1))).toBe('bac');
  expect(names(moved(rules, 0, -1))).toBe('abc');
  expect(names(moved(rules, 2, 3))).toBe('abc');
});

test('days and hours are said as people say them', () => {
  expect(dayWords(['mon', 'tue', 'wed', 'thu', 'fri'])).toBe('mon–fri');
  expect(dayWords(['sun', 'sat'])).toBe('sat, sun');
  expect(dayWords(['mon', 'wed', 'fri'])).toBe('mon, wed, fri');
  expect(dayWords(['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'])).toBe('');
  expect(dayWords(['mon-fri'])).toBe('mon-fri');
  expect(hourWords({ days: ['sat', 'sun'], from: '00:00', to: '00:00', zone: 'UTC' })).toBe('sat, sun');
  expect(hourWords({ days: [], from: '18:00', to: '08:00', zone: 'Europe/Paris' })).toBe('18:00–08:00 Europe/Paris');
  expect(hourWords({ days: [], from: '00:00', to: '00:00', zone: 'UTC' })).toBe('always');
});

test('a rule says whom it is for', () => {
  expect(conditions(newRule())).toEqual([]);
  expect(conditions({ ...newRule(), types: ['device'], groups: ['web*'], tags: ['env=prod'] })).toEqual([
    { name: 'kinds', says: ['devices'] },
    { name: 'peer groups', says: ['web*'] },
    { name: 'tags', says: ['env=prod'] },
  ]);
});
