import { expect, test } from 'vitest';
import type { EntityView } from '../api/types';
import { newsOf } from './news';

const day = 86_400_000;
const value = (name: string, first: number) => ({ value: name, share: 0.1, days: 1, first_seen: first, last_seen: 100 * day });
const view = (firstSeen: number, ...first: number[]): EntityView => ({
  entity: { type: 'device', id: 'device:i', name: 'i', account: '', ips: [] },
  first_seen: firstSeen, last_seen: 100 * day, days_seen: 9, records: 1, learning: false, group: '', peers: 0,
  features: [{ feature: 'peer', title: 'Peers', values: first.map((time, index) => value(`v${index}`, time)), distinct: first.length }],
  numbers: [], hour_of_week: [], addresses: [],
  tags: [],
  tags_left_out: 0,
});

test('what came in the last week is new, newest first', () => {
  expect(newsOf(view(0, 10 * day, 95 * day, 99 * day)).map((news) => news.value.value)).toEqual(['v2', 'v1']);
});

test('to an entity known for days only, what came on its last day is new', () => {
  expect(newsOf(view(96 * day, 96 * day, 98 * day, 99.5 * day)).map((news) => news.value.value)).toEqual(['v2']);
});

test('to a new entity nothing is new, because everything is', () => {
  expect(newsOf(view(99 * day, 99 * day, 99.5 * day))).toEqual([]);
});
