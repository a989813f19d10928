import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { actionsQuery, allActionsQuery, responseQuery } from '../api/response';
import type { ActionRecord, ResponseSummary } from '../api/types';
import { count, counted } from '../format/number';
import { containmentWords, standingOf, stateWords } from '../format/response';
import { Failure } from '../ui/Failure';
import { More } from '../ui/More';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { Untrusted } from '../ui/Untrusted';
import { useKeys } from '../ui/useKeys';
import { Waiting } from '../ui/Waiting';
import { ActionCard } from './ActionCard';
import { NotSetUp } from './NotSetUp';
import { needsFirst } from './order';
import { PastActions } from './PastActions';
import { PolicyInForce } from './PolicyInForce';
import classes from './Response.module.css';
import { ResponseLog } from './ResponseLog';

/** What waits for a decision, what stands, what was; then what may be done at all. */
export function ResponsePage() {
  const summary = useQuery(responseQuery);
  if (summary.data === undefined) return summary.isError ? <Failure error={summary.error} retry={() => void summary.refetch()} what="state of the response" /> : <Waiting rows={4} height={110} />;
  if (!summary.data.is_set_up)
    return (
      <>
        <PageHead title="Response" />
        <NotSetUp />
      </>
    );
  return <SetUp summary={summary.data} />;
}

function SetUp({ summary }: { summary: ResponseSummary }) {
  useKeys({ '.': () => document.querySelector<HTMLElement>('[data-testid=action] [data-act]')?.focus() });
  const open = useQueries({
    queries: (['proposed', 'approved', 'active', 'ending'] as const).map((status) => actionsQuery({ status })),
    combine: (all) => ({ actions: needsFirst(all.flatMap(({ data }) => data ?? [])), isPending: all.some(({ isPending }) => isPending), error: all.find(({ error }) => error !== null)?.error ?? null }),
  });
  const waits = open.actions.filter((action) => standingOf(action) === 'waits');
  const stands = open.actions.filter((action) => standingOf(action) !== 'waits');
  const trouble = stands.filter((action) => standingOf(action) === 'trouble');
  const says = [
    waits.length > 0 && `${count(waits.length)} ${waits.length === 1 ? 'waits' : 'wait'} for a decision`,
    stands.length > 0 ? counted(stands.length, 'action stands', 'actions stand') : 'nothing stands',
  ].filter((words) => words !== false);
  return (
    <>
      <PageHead title="Response">{!open.isPending && says.join(' · ')}</PageHead>
      {summary.is_dry_run && (
        <aside className={classes.dry} data-testid="dry-run">
          <strong>Dry run.</strong> Everything is planned, simulated and logged; nothing is called that changes a platform, and nothing can be approved. Take <code>dry_run</code> out of the policy to act.
        </aside>
      )}
      {trouble.length > 0 && <Trouble actions={trouble} />}
      {open.error !== null && <Failure error={open.error} what="list of actions" />}
      {open.isPending && <Waiting rows={2} height={140} />}
      {waits.length > 0 && <Cards title="Waits for a decision" note="newest first; a proposal is gone after a day" actions={waits} dryRun={summary.is_dry_run} />}
      {stands.length > 0 && <Cards title="Stands now" note="what is in trouble first, then the next to end" actions={stands} dryRun={summary.is_dry_run} />}
      {!open.isPending && open.error === null && open.actions.length === 0 && <p className={classes.calm}>Nothing is blocked, and nothing waits for a decision.</p>}
      <Past />
      <PolicyInForce summary={summary} />
      <ResponseLog />
    </>
  );
}

/** Said before anything else: what Windhover cannot bring to an end by itself, or found changed. */
function Trouble({ actions }: { actions: readonly ActionRecord[] }) {
  return (
    <aside className={classes.trouble} role="alert" data-testid="trouble">
      <strong>{counted(actions.length, 'action')} in trouble</strong>
      <ul>
        {actions.map((action) => (
          <li key={action.action_id}>
            <a href={`#action-${action.action_id}`}>
              {stateWords(action)}: {containmentWords[action.containment.kind].toLowerCase()} of <Untrusted value={action.containment.entity.name} />
            </a>
          </li>
        ))}
      </ul>
    </aside>
  );
}

function Cards({ title, note, actions, dryRun }: { title: string; note: string; actions: readonly ActionRecord[]; dryRun: boolean }) {
  return (
    <Panel title={title} note={actions.length > 1 ? note : undefined}>
      <div className={classes.cards}>
        {actions.map((action) => (
          <ActionCard key={action.action_id} action={action} dryRun={dryRun} showIncident />
        ))}
      </div>
    </Panel>
  );
}

function Past() {
  const list = useInfiniteQuery(allActionsQuery);
  const all = list.data?.pages.flatMap((page) => page.items) ?? [];
  const past = all.filter((action) => standingOf(action) === 'over');
  if (past.length === 0 && !list.hasNextPage) return null;
  return (
    <Panel title="Before" note="what is over, newest first" flush>
      <PastActions actions={past} showIncident />
      {list.hasNextPage && <More shown={all.length} total={list.data?.pages[0]?.total ?? 0} what="actions looked through" more busy={list.isFetchingNextPage} load={() => void list.fetchNextPage()} />}
    </Panel>
  );
}
