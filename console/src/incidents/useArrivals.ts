import { useState } from 'react';

/**
 * Which rows came after the list was first shown, so that only they slide in. A new key (another filter) starts anew; null while nothing is known.
 */
export function useArrivals(key: string, ids: readonly string[] | null): ReadonlySet<string> {
  const [seen, setSeen] = useState<{ key: string; first: ReadonlySet<string> } | null>(null);
  if (ids !== null && seen?.key !== key) setSeen({ key, first: new Set(ids) });
  const first = seen?.key === key ? seen.first : null;
  return new Set(first === null ? [] : (ids ?? []).filter((id) => !first.has(id)));
}
