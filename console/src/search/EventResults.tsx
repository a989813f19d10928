import { useInfiniteQuery } from '@tanstack/react-query';
import { eventsQuery } from '../api/estate';
import type { HoursFilter } from '../api/types';
import { Empty } from '../ui/Empty';
import { Failure } from '../ui/Failure';
import { More } from '../ui/More';
import { Panel } from '../ui/Panel';
import { Waiting } from '../ui/Waiting';
import { EventsTable } from './EventsTable';

/** The events that match, page by page. */
export function EventResults({ query }: { query: HoursFilter }) {
  const list = useInfiniteQuery(eventsQuery(query));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel title="Events" note="newest first, UTC" flush>
      {list.isPending && <Waiting rows={8} height={26} />}
      {list.isError && rows.length === 0 && <Failure error={list.error} retry={() => void list.refetch()} what="list of events" />}
      {list.isSuccess && rows.length === 0 && <Empty title="No event matches">Take a condition away, or widen the time.</Empty>}
      {rows.length > 0 && <EventsTable rows={rows} more={list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : undefined} />}
      {rows.length > 0 && (
        <More shown={rows.length} total={list.data?.pages[0]?.total ?? 0} what="events" more={list.hasNextPage} busy={list.isFetchingNextPage} load={() => void list.fetchNextPage()} />
      )}
    </Panel>
  );
}
