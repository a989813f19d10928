import type { EntityView, FeatureView, ValueView } from '../api/types';

const week = 7 * 86_400_000;

/** True for a value first seen in the last week of an entity that is older than that: to a new entity everything is new. */
export const isNew = (value: ValueView, view: EntityView): boolean =>
  view.last_seen - view.first_seen > week && value.first_seen > view.last_seen - week;

export interface News {
  feature: FeatureView;
  value: ValueView;
}

/** Everything new this week, newest first. */
export const newsOf = (view: EntityView): News[] =>
  view.features
    .flatMap((feature) => feature.values.filter((value) => isNew(value, view)).map((value) => ({ feature, value })))
    .sort((a, b) => b.value.first_seen - a.value.first_seen || (a.value.value < b.value.value ? -1 : 1));
