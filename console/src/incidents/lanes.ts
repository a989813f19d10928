import type { Alert, EntityRef } from '../api/types';

/** One lane of a timeline: an entity, the alerts about it, and those that only touch it (as indexes into the alerts). */
export interface Lane {
  entity: EntityRef;
  own: number[];
  touched: number[];
}

/** A lane for every entity of an incident that an alert names, those with alerts of their own first. */
export function lanesOf(alerts: readonly Alert[], entities: readonly EntityRef[]): Lane[] {
  const known = new Map(entities.map((entity) => [entity.id, entity]));
  for (const { entity } of alerts) if (!known.has(entity.id)) known.set(entity.id, entity);
  const lanes = [...known.values()].map((entity) => ({
    entity,
    own: alerts.flatMap((alert, index) => (alert.entity.id === entity.id ? [index] : [])),
    touched: alerts.flatMap((alert, index) => (alert.entity.id !== entity.id && alert.related.some((other) => other.id === entity.id) ? [index] : [])),
  }));
  return [...lanes.filter((lane) => lane.own.length > 0), ...lanes.filter((lane) => lane.own.length === 0 && lane.touched.length > 0)];
}

export interface Period {
  from: number;
  to: number;
}

/** The period of all alerts with some air around it; a minute at least. */
export function periodOf(alerts: readonly Alert[]): Period {
  const from = Math.min(...alerts.map((alert) => Math.min(alert.first_time, alert.time)));
  const to = Math.max(...alerts.map((alert) => alert.time));
  const air = Math.max(30_000, (to - from) * 0.04);
  return { from: from - air, to: to + air };
}

const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800].map((s) => s * 1000);

/** Round times within a period, seven at most. */
export function ticksOf({ from, to }: Period): number[] {
  const step = steps.find((size) => (to - from) / size <= 6) ?? Math.ceil((to - from) / 6 / 604_800_000) * 604_800_000;
  const ticks: number[] = [];
  for (let time = Math.ceil(from / step) * step; time <= to; time += step) ticks.push(time);
  return ticks;
}
