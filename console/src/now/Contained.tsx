import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { actionsQuery, responseQuery } from '../api/response';
import type { ActionRecord } from '../api/types';
import { containmentWords, standingOf } from '../format/response';
import { utc } from '../format/time';
import { needsFirst } from '../response/order';
import { useEnd } from '../response/useEnd';
import { EntityLink } from '../ui/EntityLink';
import { Panel } from '../ui/Panel';
import classes from './Lines.module.css';

const most = 6;

/** What is being contained, and for how much longer. */
export function Contained() {
  const summary = useQuery(responseQuery).data;
  const actions = useQueries({
    queries: (['approved', 'active', 'ending'] as const).map((status) => actionsQuery({ status })),
    combine: (all) => needsFirst(all.flatMap(({ data }) => data ?? [])),
  });
  return (
    <Panel title="Contained now" note={<Link to="/response">Response</Link>} flush>
      {actions.length === 0 && (
        <p className={classes.none}>{summary?.is_set_up === false ? <>Nothing can be contained yet: <Link to="/response">no response is set up</Link>.</> : 'Nothing is blocked.'}</p>
      )}
      <ul data-testid="contained">
        {actions.slice(0, most).map((action) => (
          <Line key={action.action_id} action={action} />
        ))}
      </ul>
      {actions.length > most && (
        <p className={classes.none}>
          <Link to="/response">All {actions.length}</Link>
        </p>
      )}
    </Panel>
  );
}

function Line({ action }: { action: ActionRecord }) {
  const end = useEnd(action);
  const trouble = standingOf(action) === 'trouble';
  return (
    <li className={classes.line} data-trouble={trouble || undefined}>
      <span className={classes.what}>
        {containmentWords[action.containment.kind]} of <EntityLink entity={action.containment.entity} />
      </span>
      <Link to={`/response#action-${action.action_id}`} className={classes.when} title={end.at === 0 ? undefined : utc(end.at)}>
        {trouble ? 'in trouble' : end.words}
      </Link>
    </li>
  );
}
