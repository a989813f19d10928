import { useQuery } from '@tanstack/react-query';
import { incidentFacetsQuery, type IncidentFilter } from '../api/incidents';
import { severities, verdicts, type Severity, type Verdict } from '../api/types';
import { tacticWords } from '../format/attack';
import { count } from '../format/number';
import { severityWords, verdictWords } from '../format/words';
import { Untrusted } from '../ui/Untrusted';
import { useQueryState } from '../ui/useQueryState';
import classes from './IncidentFacets.module.css';

const titles: Record<string, string> = { status: 'Status', severity: 'Severity', verdict: 'Verdict', tactic: 'Tactic', provider: 'Provider', account: 'Account', entity: 'Entity' };

/** What there is to choose from, with how many incidents each choice leaves. */
export function IncidentFacets({ filter }: { filter: IncidentFilter }) {
  const { read, write } = useQueryState();
  const facets = useQuery(incidentFacetsQuery(filter)).data?.items ?? [];
  return (
    <aside className={classes.facets} aria-label="Narrow the list">
      {facets.map((facet) => {
        const chosen = facet.name === 'status' ? (filter.status ?? '') : read(facet.name);
        if (facet.values.length === 0 && chosen === '') return null;
        return (
          <section key={facet.name} className={classes.facet} data-testid="facet" data-facet={facet.name}>
            <h2>{titles[facet.name] ?? facet.name}</h2>
            <ul>
              {ordered(facet.name, facet.values).map(({ value, label, count: number }) => {
                const on = value === chosen;
                return (
                  <li key={value}>
                    <button
                      type="button"
                      className={classes.value}
                      aria-pressed={on}
                      data-value={value}
                      onClick={() => write({ [facet.name]: facet.name === 'status' ? (on ? 'all' : value === 'open' ? '' : value) : on ? '' : value })}
                    >
                      <Untrusted value={wordsOf(facet.name, value, label)} clip />
                      <span className={classes.count}>{count(number)}</span>
                    </button>
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
    </aside>
  );
}

/** What has an order of its own keeps it, the worst first; the rest comes by how many. */
function ordered<T extends { value: string }>(name: string, values: readonly T[]): readonly T[] {
  const order: readonly string[] = name === 'severity' ? [...severities].reverse() : name === 'verdict' ? verdicts : [];
  return order.length === 0 ? values : [...values].sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
}

function wordsOf(name: string, value: string, label: string): string {
  if (name === 'severity') return severityWords[value as Severity];
  if (name === 'verdict') return verdictWords[value as Verdict];
  if (name === 'tactic') return tacticWords(value);
  if (name === 'status') return value === 'open' ? 'Open' : 'Closed';
  return label;
}
