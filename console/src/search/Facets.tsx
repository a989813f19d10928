import { useQuery } from '@tanstack/react-query';
import { valuesQuery } from '../api/search';
import type { HoursFilter } from '../api/types';
import { visible } from '../format/hidden';
import { count } from '../format/number';
import { enumWords, protocolWords, shortId } from '../format/words';
import { Panel } from '../ui/Panel';
import { Untrusted } from '../ui/Untrusted';
import { Waiting } from '../ui/Waiting';
import classes from './Facets.module.css';
import type { Kind } from './terms';

const shown: Record<Kind, readonly { field: string; title: string }[]> = {
  events: [
    { field: 'operation', title: 'Operation' },
    { field: 'actor', title: 'Who acted' },
    { field: 'service', title: 'Service' },
    { field: 'outcome', title: 'Outcome' },
    { field: 'src_ip', title: 'From' },
    { field: 'source', title: 'Source' },
    { field: 'account', title: 'Account' },
    { field: 'class', title: 'Class' },
  ],
  connections: [
    { field: 'actor', title: 'Entity' },
    { field: 'peer', title: 'Peer' },
    { field: 'port', title: 'Port' },
    { field: 'protocol', title: 'Protocol' },
    { field: 'direction', title: 'Direction' },
    { field: 'outcome', title: 'Outcome' },
    { field: 'country', title: 'Country' },
  ],
};

/** The most frequent values of what was found; pressing one narrows the search to it, and with Alt leaves it out. */
export function Facets({ search, kind, narrow }: { search: HoursFilter; kind: Kind; narrow: (field: string, value: string, out: boolean) => void }) {
  const titles = shown[kind];
  const values = useQuery(valuesQuery(search, { kind, fields: titles.map(({ field }) => field) }));
  const filled = (values.data?.items ?? []).filter((facet) => facet.values.length > 0);
  return (
    <Panel title="What is in it">
      {values.isPending && <Waiting rows={6} height={20} />}
      <div className={classes.facets}>
        {filled.map((facet) => (
          <section key={facet.field} className={classes.facet} data-testid="search-facet" data-field={facet.field}>
            <h3>{titles.find(({ field }) => field === facet.field)?.title ?? facet.field}</h3>
            <ul>
              {facet.values.map(({ value, count: number }) => (
                <li key={value} className={classes.row}>
                  <button type="button" className={classes.value} title={`Only ${facet.field}:${visible(value)}`} onClick={() => narrow(facet.field, value, false)}>
                    <Untrusted value={wordsOf(facet.field, value)} clip />
                    <span className={classes.count}>{count(number)}</span>
                  </button>
                  <button type="button" className={classes.out} aria-label={`Without ${facet.field}:${visible(value)}`} title="Leave it out" onClick={() => narrow(facet.field, value, true)}>
                    −
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      {values.isSuccess && filled.length === 0 && <p className={classes.none}>Nothing to count.</p>}
    </Panel>
  );
}

function wordsOf(field: string, value: string): string {
  if (field === 'protocol') return protocolWords(Number(value));
  if (field === 'class') return enumWords(value);
  if (field === 'direction') return value === 'in' ? 'serves' : 'calls';
  return /^(device|identity|resource):/.test(value) ? shortId(value.slice(value.indexOf(':') + 1)) : value;
}
