import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { alertsQuery } from '../api/alerts';
import { Empty } from '../ui/Empty';
import { Failure } from '../ui/Failure';
import { More } from '../ui/More';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { Untrusted } from '../ui/Untrusted';
import { moveRow, useKeys } from '../ui/useKeys';
import { useQueryState } from '../ui/useQueryState';
import { Waiting } from '../ui/Waiting';
import { AlertList } from './AlertList';

/** Alerts of one model or one entity: what a number elsewhere counts. */
export function AlertsPage() {
  const { read } = useQueryState();
  const model = read('model');
  const entity = read('entity');
  const list = useInfiniteQuery(alertsQuery({ model, entity }));
  const alerts = list.data?.pages.flatMap((page) => page.items) ?? [];
  useKeys({ j: () => moveRow(1), k: () => moveRow(-1) });
  return (
    <>
      <PageHead title="Alerts">
        {model !== '' && <>of the model <Untrusted value={model} mono /> </>}
        {entity !== '' && <>of <Untrusted value={entity} mono /> </>}
        {(model !== '' || entity !== '') && <Link to="/alerts">show all</Link>}
      </PageHead>
      <Panel title="Newest first" flush>
        {list.isPending && <Waiting />}
        {list.isError && alerts.length === 0 && <Failure error={list.error} retry={() => void list.refetch()} what="list of alerts" />}
        {list.isSuccess && alerts.length === 0 && <Empty title="No alert matches" />}
        <AlertList alerts={alerts} />
        {alerts.length > 0 && (
          <More shown={alerts.length} total={list.data?.pages[0]?.total ?? 0} what="alerts" more={list.hasNextPage} busy={list.isFetchingNextPage} load={() => void list.fetchNextPage()} />
        )}
      </Panel>
    </>
  );
}
