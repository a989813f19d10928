import { useInfiniteQuery } from '@tanstack/react-query';
import { connectionsQuery } from '../api/estate';
import type { HoursFilter } from '../api/types';
import { Empty } from '../ui/Empty';
import { Failure } from '../ui/Failure';
import { More } from '../ui/More';
import { Panel } from '../ui/Panel';
import { Waiting } from '../ui/Waiting';
import { ConnectionsTable } from './ConnectionsTable';

/** The connections that match, page by page. */
export function ConnectionResults({ query }: { query: HoursFilter }) {
  const list = useInfiniteQuery(connectionsQuery(query));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel title="Connections" note="most bytes first, UTC" flush>
      {list.isPending && <Waiting rows={8} height={26} />}
      {list.isError && rows.length === 0 && <Failure error={list.error} retry={() => void list.refetch()} what="list of connections" />}
      {list.isSuccess && rows.length === 0 && <Empty title="No connection matches">Take a condition away, or widen the time.</Empty>}
      {rows.length > 0 && <ConnectionsTable rows={rows} more={list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : undefined} />}
      {rows.length > 0 && (
        <More shown={rows.length} total={list.data?.pages[0]?.total ?? 0} what="connections" more={list.hasNextPage} busy={list.isFetchingNextPage} load={() => void list.fetchNextPage()} />
      )}
    </Panel>
  );
}
