import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useLocation } from 'react-router';
import { actionsQuery, responseLogQuery, responseQuery } from '../api/response';
import type { Incident } from '../api/types';
import { counted } from '../format/number';
import { standingOf } from '../format/response';
import { Failure } from '../ui/Failure';
import { Panel } from '../ui/Panel';
import { Untrusted } from '../ui/Untrusted';
import { useKeys } from '../ui/useKeys';
import { ActionCard } from './ActionCard';
import { Ago } from './Ago';
import { ModeLine } from './ModeLine';
import { NotSetUp } from './NotSetUp';
import { needsFirst } from './order';
import { PastActions } from './PastActions';
import classes from './Response.module.css';

/** What was done about an incident, what waits for a decision, and what may be done to whom it is about. */
export function ResponsePanel({ incident }: { incident: Incident }) {
  const summary = useQuery(responseQuery);
  const actions = useQuery({ ...actionsQuery({ incident: incident.incident_id }), enabled: summary.data?.is_set_up === true });
  // The first that asks for something; enter opens what it asks.
  useKeys({ '.': () => document.querySelector<HTMLElement>('[data-testid=action] [data-act]')?.focus() });
  // A link to the actions, as the queue's key makes it, leads to the first that asks for something.
  const { hash } = useLocation();
  const isRead = actions.isSuccess;
  useEffect(() => {
    if (hash !== '#actions' || !isRead) return;
    (document.querySelector<HTMLElement>('[data-testid=action] [data-act]') ?? document.getElementById('actions'))?.focus();
  }, [hash, isRead]);
  if (summary.data === undefined) return summary.isError ? <Failure error={summary.error} retry={() => void summary.refetch()} what="state of the response" /> : null;
  if (!summary.data.is_set_up) return <NotSetUp />;
  const [main] = incident.entities;
  const found = needsFirst(actions.data ?? []);
  const open = found.filter((action) => standingOf(action) !== 'over');
  const past = found.filter((action) => standingOf(action) === 'over');
  return (
    <section id="actions" tabIndex={-1} data-testid="response-panel">
      <Panel
        title="Response"
        note={
          main !== undefined && (
            <>
              mode for <Untrusted value={main.name} />: <ModeLine id={main.id} />
              {summary.data.is_dry_run && ' · dry run'}
            </>
          )
        }
      >
        {actions.isError && <Failure error={actions.error} retry={() => void actions.refetch()} what="list of actions" />}
        {actions.isSuccess && open.length === 0 && <Nothing incident={incident} past={past.length} />}
        <div className={classes.cards}>
          {open.map((action) => (
            <ActionCard key={action.action_id} action={action} dryRun={summary.data.is_dry_run} />
          ))}
        </div>
        {past.length > 0 && (
          <details className={classes.before} open={open.length === 0}>
            <summary>{counted(past.length, 'action')} before that</summary>
            <PastActions actions={past} />
          </details>
        )}
      </Panel>
    </section>
  );
}

/** Nothing stands nor waits: why, where the log says so. */
function Nothing({ incident, past }: { incident: Incident; past: number }) {
  const log = useInfiniteQuery(responseLogQuery({ incident: incident.incident_id }));
  const why = log.data?.pages[0]?.items.find(({ step }) => step === 'not_acted');
  return (
    <p data-testid="nothing-stands">
      Nothing is blocked{past > 0 ? ' any more' : ''}, and nothing waits for a decision.{' '}
      {why !== undefined && (
        <>
          <Untrusted value={why.text} /> (<Ago time={why.time} />){' '}
        </>
      )}
      <Link to="/response">All of the response</Link>
    </p>
  );
}
