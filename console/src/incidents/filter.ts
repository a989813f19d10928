import type { IncidentFilter } from '../api/incidents';
import { severities } from '../api/types';

/** The filter that a URL holds; `who` is a name, "me" for whoever looks, "nobody", or none. Without a status the open ones are meant; "all" asks for both. Unknown words are passed over. */
export function filterOf(read: (name: string) => string, me: string): IncidentFilter {
  const status = read('status');
  const who = read('who');
  const severity = severities.find((level) => level === read('severity'));
  return {
    status: status === 'all' ? undefined : status === 'closed' ? 'closed' : 'open',
    min_severity: severity,
    entity: read('entity') || undefined,
    text: read('text') || undefined,
    assignee: who === 'nobody' ? undefined : (who === 'me' ? me : who) || undefined,
    assigned: who === 'nobody' ? false : undefined,
  };
}
