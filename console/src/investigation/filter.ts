import type { InvestigationFilter } from '../api/investigations';
import { verdicts, type InvestigationCounts } from '../api/types';
import { count, counted } from '../format/number';

/** The filter that a URL holds; unknown words are passed over. */
export function filterOf(read: (name: string) => string): InvestigationFilter {
  const told = read('told');
  return {
    verdict: verdicts.find((verdict) => verdict === read('verdict')),
    told: told === 'yes' ? true : told === 'no' ? false : undefined,
    entity: read('entity') || undefined,
  };
}

/** `All 1,204 alerts are investigated`, or how many of them are. */
export function coverageOf({ alerts, investigated_alerts: done }: InvestigationCounts): string {
  if (alerts === 0) return 'No alert was ever raised';
  if (done < alerts) return `${count(done)} of ${counted(alerts, 'alert')} investigated`;
  return alerts === 1 ? 'The 1 alert is investigated' : `${count(done)} of ${count(alerts)} alerts investigated, all of them`;
}
