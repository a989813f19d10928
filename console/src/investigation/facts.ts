import type { Alert, Evidence, Fact, FactQuery } from '../api/types';
import { utc, writeTime } from '../format/time';
import { entityPath } from '../ui/EntityLink';

/** The page of the console that shows what a fact's query asks for. */
export function factPath(query: FactQuery): string {
  if (query.subject === 'entity') return entityPath(query.entity);
  if (query.subject === 'alerts') return query.entity === '' ? '/alerts' : `/alerts?entity=${encodeURIComponent(query.entity)}`;
  const { from, to } = periodOf(query);
  const search = new URLSearchParams();
  const set = (name: string, value: string) => {
    if (value !== '') search.set(name, value);
  };
  set('kind', query.subject === 'connections' ? 'connections' : '');
  set('entity', query.entity);
  set('address', query.address);
  set('operation', query.subject === 'events' ? query.operation : '');
  search.set('from', writeTime(from));
  search.set('to', writeTime(to));
  return `/search?${search.toString()}`;
}

/** What a fact's query asks for, in words and in the log's own values, which stand apart because they are no words of ours. */
export function factQueryWords(query: FactQuery): { what: string; values: { name: string; value: string }[]; period: string } {
  const what = { entity: 'The pattern of life', alerts: 'Alerts', events: 'Events', connections: 'Connections' }[query.subject];
  const values = [
    { name: 'of', value: query.entity },
    { name: 'with', value: query.address },
    { name: 'operation', value: query.operation },
  ].filter(({ value }) => value !== '');
  if (query.subject === 'entity') return { what, values, period: '' };
  const { from, to } = periodOf(query);
  const [start, end] = [utc(from).slice(0, 16), utc(to).slice(0, 16)];
  return { what, values, period: start === end ? `${start} UTC` : `${start} – ${start.slice(0, 10) === end.slice(0, 10) ? end.slice(11) : end} UTC` };
}

// The search holds times in whole seconds: the period is widened to them, so that what the fact counts is in it.
function periodOf({ from, to }: FactQuery): { from: number; to: number } {
  const start = Math.floor(Math.max(0, from) / 1000) * 1000;
  return { from: start, to: Math.max(start + 1000, (Math.floor(Math.max(0, to) / 1000) + 1) * 1000) };
}

/** A raw record of a fact, and where the console can open it: as this record of this alert; null where no alert that is known holds it. */
export interface FactRecord {
  evidence: Evidence;
  at: { alert: string; index: number } | null;
}

/** The raw records of a fact, each found again among those of its alerts. */
export const recordsOf = (fact: Fact, alerts: readonly Alert[]): FactRecord[] =>
  fact.evidence.map((evidence) => {
    for (const alert of alerts) {
      const index = alert.evidence.findIndex(({ file, offset, source }) => file === evidence.file && offset === evidence.offset && source === evidence.source);
      if (index >= 0) return { evidence, at: { alert: alert.alert_id, index } };
    }

    return { evidence, at: null };
  });
