import type { IncidentFilter } from '../api/incidents';
import { severities, verdicts } from '../api/types';

/** The filter that a URL holds; `who` is a name, "me" for whoever looks, "nobody", or none. Without a status the open ones are meant; "all" asks for both. Unknown words are passed over. */
export function filterOf(read: (name: string) => string, me: string): IncidentFilter {
  const status = read('status');
  const who = read('who');
  return {
    status: status === 'all' ? undefined : status === 'closed' ? 'closed' : 'open',
    min_severity: severities.find((level) => level === read('min')),
    severity: severities.find((level) => level === read('severity')),
    verdict: verdicts.find((verdict) => verdict === read('verdict')),
    tactic: read('tactic') || undefined,
    provider: read('provider') || undefined,
    account: read('account') || undefined,
    entity: read('entity') || undefined,
    text: read('text') || undefined,
    assignee: who === 'nobody' ? undefined : (who === 'me' ? me : who) || undefined,
    assigned: who === 'nobody' ? false : undefined,
  };
}
