import type { EntityView, FeatureView, ValueView } from '../api/types';

const day = 86_400_000;
const week = 7 * day;

/** How far back its news go, in milliseconds: a week; a day for an entity known for less than a week; nothing for one known for less than two days, to which everything is new. */
export function newsSpan(view: EntityView): number {
  const age = view.last_seen - view.first_seen;
  if (age > week) return week;
  return age >= 2 * day ? day : 0;
}

/** True for a value first seen within the span of news. */
export const isNew = (value: ValueView, view: EntityView): boolean =>
  value.first_seen > view.last_seen - newsSpan(view);

export interface News {
  feature: FeatureView;
  value: ValueView;
}

/** Everything new, newest first. */
export const newsOf = (view: EntityView): News[] =>
  view.features
    .flatMap((feature) => feature.values.filter((value) => isNew(value, view)).map((value) => ({ feature, value })))
    .sort((a, b) => b.value.first_seen - a.value.first_seen || (a.value.value < b.value.value ? -1 : 1));
