import { useState } from 'react';
import { arrivalsOf } from './arrivals';

const none: ReadonlySet<string> = new Set();

/** Which rows came since the list was first shown, so that only they slide in. A new key (another filter) starts anew; null while nothing is known. */
export function useArrivals(key: string, ids: readonly string[] | null): ReadonlySet<string> {
  const [seen, setSeen] = useState<{ key: string; first: ReadonlySet<string> } | null>(null);
  if (ids !== null && seen?.key !== key) setSeen({ key, first: new Set(ids) });
  return ids === null || seen?.key !== key ? none : arrivalsOf(seen.first, ids);
}
