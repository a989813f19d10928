/**
 * Which rows of a list, newest first, came after it was first shown: those not among the first that stand above one of them. What stands below
 * all of them was only fetched later. When the list was empty at first, every row came.
 */
export function arrivalsOf(first: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> {
  const last = first.size === 0 ? ids.length : ids.findLastIndex((id) => first.has(id));
  return new Set(ids.slice(0, Math.max(0, last)).filter((id) => !first.has(id)));
}
