import type { ActionRecord } from '../api/types';
import { standingOf, type Standing } from '../format/response';

const rank: Record<Standing, number> = { trouble: 0, waits: 1, stands: 2, over: 3 };

/** What needs a person first; of those that stand the next to end first; of the others the newest first. */
export const needsFirst = (actions: readonly ActionRecord[]): ActionRecord[] =>
  [...actions].sort((a, b) => {
    const by = rank[standingOf(a)] - rank[standingOf(b)];
    if (by !== 0) return by;
    return standingOf(a) === 'stands' ? a.expires_at - b.expires_at : b.created_at - a.created_at;
  });
