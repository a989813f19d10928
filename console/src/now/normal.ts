import type { DayTotal } from '../api/types';

/** A thing that is counted by the day. */
export interface Measure {
  key: 'incidents' | 'not_told' | 'alerts' | 'records' | 'bytes_out' | 'new_entities';
  name: string;
  /** What one of it is. */
  unit: string;
  /** Where its number leads. */
  to: string;
}

export const measures: readonly Measure[] = [
  { key: 'incidents', name: 'Incidents told', unit: '', to: '/incidents?status=all' },
  { key: 'not_told', name: 'Looked into, not told', unit: '', to: '/investigations?told=no' },
  { key: 'alerts', name: 'Alerts', unit: '', to: '/alerts' },
  { key: 'records', name: 'Records kept', unit: '', to: '/search' },
  { key: 'bytes_out', name: 'Bytes sent', unit: 'bytes', to: '/search?kind=connections' },
  { key: 'new_entities', name: 'New entities', unit: '', to: '/entities' },
];

/** How today compares with the days before. */
export interface Normal {
  today: number;
  /** Least and most of four days in five; null while there are fewer than three days. */
  usual: { low: number; middle: number; high: number } | null;
  /** Of the days before, oldest first. */
  before: readonly number[];
  verdict: 'usual' | 'more' | 'less' | 'unknown';
}

const fewest = 3;

/** Compares the last day with those before it. A single day more than a quiet month's none is not "more": a count must leave the range by more than one. */
export function normalOf(days: readonly DayTotal[], key: Measure['key']): Normal {
  const values = days.map((day) => day[key]);
  const today = values.at(-1) ?? 0;
  const before = values.slice(0, -1);
  if (before.length < fewest) return { today, usual: null, before, verdict: 'unknown' };
  const sorted = [...before].sort((a, b) => a - b);
  const usual = { low: quantile(sorted, 0.1), middle: quantile(sorted, 0.5), high: quantile(sorted, 0.9) };
  const slack = Math.max(1, (usual.high - usual.low) * 0.1);
  const verdict = today > usual.high + slack ? 'more' : today < usual.low - slack ? 'less' : 'usual';
  return { today, usual, before, verdict };
}

/** Interpolated between the two nearest of a sorted list. */
function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}

/** The answer to "was today normal?", in one line. */
export function answerOf(days: readonly DayTotal[]): string {
  if (days.length === 0) return 'Nothing was read yet.';
  const all = measures.map((measure) => ({ measure, normal: normalOf(days, measure.key) }));
  if (all.every(({ normal }) => normal.verdict === 'unknown')) return `Too early to say: ${days.length - 1} whole ${days.length === 2 ? 'day' : 'days'} to compare with; it takes ${fewest}.`;
  const odd = all.filter(({ normal }) => normal.verdict === 'more' || normal.verdict === 'less');
  if (odd.length === 0) return 'The last 24 hours were like the days before.';
  const words = odd.map(({ measure, normal }) => `${normal.verdict} ${measure.name.charAt(0).toLowerCase()}${measure.name.slice(1)}`);
  return `The last 24 hours had ${words.length === 1 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`} than usual.`;
}
