import { useQuery } from '@tanstack/react-query';
import { actionsQuery, responseQuery } from '../api/response';
import { standingOf } from '../format/response';
import { Panel } from '../ui/Panel';
import { ActionCard } from './ActionCard';
import { needsFirst } from './order';
import classes from './Response.module.css';

/** What stands on an entity or waits for a decision; nothing where nothing does. */
export function EntityResponse({ id }: { id: string }) {
  const summary = useQuery(responseQuery).data;
  const actions = useQuery({ ...actionsQuery({ entity: id }), enabled: summary?.is_set_up === true });
  const open = needsFirst(actions.data ?? []).filter((action) => standingOf(action) !== 'over');
  if (summary === undefined || open.length === 0) return null;
  return (
    <Panel title="Response" note="what stands on it, or waits for a decision">
      <div className={classes.cards}>
        {open.map((action) => (
          <ActionCard key={action.action_id} action={action} dryRun={summary.is_dry_run} showIncident />
        ))}
      </div>
    </Panel>
  );
}
