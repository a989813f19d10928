import type { Alert, EntityRef, FeedbackView } from '../api/types';

/** What would be remembered: one pattern of one entity, and what it said of it. */
export interface Pattern {
  key: string;
  model: string;
  entity: EntityRef;
  /** The title of the latest alert of it. */
  title: string;
  alerts: number;
}

/** One pattern for each model and entity that alerts are about, in the order in which they first appear. */
export function patternsOf(alerts: readonly Alert[]): Pattern[] {
  const found = new Map<string, Pattern>();
  for (const { model, entity, title } of alerts) {
    const key = JSON.stringify([model, entity.id]);
    found.set(key, { key, model, entity, title, alerts: (found.get(key)?.alerts ?? 0) + 1 });
  }

  return [...found.values()];
}

/** For how long something may be expected, in days. */
export const periods = [1, 7, 30, 90, 365] as const;

/** The numbers (from 1) of the alerts that a feedback covers: it counts no more once it was taken back, and covers nothing from its end on. */
export const appliesTo = ({ feedback, state }: FeedbackView, alerts: readonly Alert[]): number[] =>
  state === 'removed'
    ? []
    : alerts.flatMap((alert, index) => (alert.model === feedback.model && alert.entity.id === feedback.entity.id && alert.time < feedback.expires_at ? [index + 1] : []));
