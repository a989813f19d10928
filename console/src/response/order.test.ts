import { expect, test } from 'vitest';
import type { ActionRecord } from '../api/types';
import { needsFirst } from './order';

const action = (id: string, over: Partial<ActionRecord>) => ({ action_id: id, status: 'active', may_stand: true, problem: '', created_at: 0, expires_at: 0, ...over }) as ActionRecord;

test('what is in trouble comes first, then what waits, then what stands by its end, then what is over', () => {
  const all = [
    action('over', { status: 'expired', may_stand: false, created_at: 9 }),
    action('later', { expires_at: 200 }),
    action('old proposal', { status: 'proposed', may_stand: false, created_at: 1 }),
    action('stuck', { status: 'ending', problem: 'no answer' }),
    action('sooner', { expires_at: 100 }),
    action('new proposal', { status: 'proposed', may_stand: false, created_at: 2 }),
  ];
  expect(needsFirst(all).map(({ action_id: id }) => id)).toEqual(['stuck', 'new proposal', 'old proposal', 'sooner', 'later', 'over']);
});
