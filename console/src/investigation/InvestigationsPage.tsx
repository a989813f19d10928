import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { investigationCountsQuery, investigationsQuery } from '../api/investigations';
import { Empty } from '../ui/Empty';
import { Failure } from '../ui/Failure';
import { More } from '../ui/More';
import { PageHead } from '../ui/PageHead';
import { moveRow, useKeys } from '../ui/useKeys';
import { useQueryState } from '../ui/useQueryState';
import { Waiting } from '../ui/Waiting';
import { coverageOf, filterOf } from './filter';
import { InvestigationFilters } from './InvestigationFilters';
import { InvestigationRow } from './InvestigationRow';
import classes from './InvestigationsPage.module.css';

/** Everything that was ever alerted, with its verdict: also what nobody was told of. */
export function InvestigationsPage() {
  const { read } = useQueryState();
  const filter = filterOf(read);
  const counts = useQuery(investigationCountsQuery).data;
  const list = useInfiniteQuery(investigationsQuery(filter));
  const found = list.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Object.values(filter).some((value) => value !== undefined);
  useKeys({ j: () => moveRow(1), k: () => moveRow(-1) });
  return (
    <>
      <PageHead title="Investigations">
        {counts !== undefined && (
          <>
            <strong className={classes.coverage} data-testid="coverage">
              {coverageOf(counts)}.
            </strong>{' '}
          </>
        )}
        Each has its questions, its facts and a verdict, told to a person or not.
      </PageHead>
      <section className={classes.list} aria-label="Investigations">
        <InvestigationFilters counts={counts} />
        {list.isPending && <Waiting rows={6} height={48} />}
        {list.isError && found.length === 0 && <Failure error={list.error} retry={() => void list.refetch()} what="list of investigations" />}
        {list.isSuccess && found.length === 0 && (
          <Empty title={filtered ? 'No investigation matches' : 'Nothing was investigated yet'}>
            {filtered ? 'All conditions must hold: take one away.' : 'An investigation starts with the first alert; there is none so far.'}
          </Empty>
        )}
        <ul>
          {found.map((one) => (
            <InvestigationRow key={one.incident_id} found={one} />
          ))}
        </ul>
        {found.length > 0 && (
          <More shown={found.length} total={list.data?.pages[0]?.total ?? 0} what="investigations" more={list.hasNextPage} busy={list.isFetchingNextPage} load={() => void list.fetchNextPage()} />
        )}
      </section>
    </>
  );
}
