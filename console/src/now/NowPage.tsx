import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { statusQuery } from '../api/estate';
import { incidentsQuery } from '../api/incidents';
import { responseQuery } from '../api/response';
import { LearningNote } from '../incidents/LearningNote';
import { counted } from '../format/number';
import { utcDate, utcMinute } from '../format/time';
import { PageHead } from '../ui/PageHead';
import { useEstateNow } from '../ui/useEstateNow';
import { moveRow, useKeys } from '../ui/useKeys';
import { Contained } from './Contained';
import { Handled } from './Handled';
import { FirstSource } from './FirstSource';
import { NeedsYou } from './NeedsYou';
import { Normality } from './Normality';
import classes from './NowPage.module.css';
import { SourcesHealth } from './SourcesHealth';
import { byUrgency, needsAPerson } from './urgency';

/** The first page: what needs a person, what was handled without one, and whether today is a normal day. */
export function NowPage() {
  const status = useQuery(statusQuery);
  const response = useQuery(responseQuery).data;
  const open = useInfiniteQuery(incidentsQuery({ status: 'open' }, 200));
  const now = useEstateNow();
  useKeys({ j: () => moveRow(1), k: () => moveRow(-1) });
  const all = open.data?.pages.flatMap((page) => page.items) ?? [];
  const incidents = byUrgency(all.filter(needsAPerson));
  const harmless = all.length - incidents.length;
  const total = (open.data?.pages[0]?.total ?? all.length) - harmless;
  const waiting = response?.proposed ?? 0;
  const needs = [total > 0 && counted(total, 'open incident'), waiting > 0 && counted(waiting, 'proposal')].filter((words) => words !== false);
  return (
    <>
      <PageHead title={open.isPending ? 'Now' : needs.length === 0 ? 'Nothing needs you now' : `${needs.join(' and ')} ${total + waiting === 1 ? 'needs' : 'need'} you`}>
        <time dateTime={new Date(now).toISOString()}>
          {utcDate(now)}, {utcMinute(now)} UTC
        </time>
        {status.isError && <strong className={classes.lost}> · the server does not answer; this is what it said last</strong>}
      </PageHead>
      <FirstSource />
      <LearningNote />
      <NeedsYou incidents={incidents} total={total} harmless={harmless} pending={open.isPending} error={open.error} retry={() => void open.refetch()} />
      <Normality />
      <div className={classes.columns}>
        <Contained />
        <Handled />
      </div>
      <SourcesHealth />
    </>
  );
}
