import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { investigationsQuery } from '../api/investigations';
import { allActionsQuery } from '../api/response';
import { counted } from '../format/number';
import { containmentWords, isOwnDecision, standingOf } from '../format/response';
import { EntityLink } from '../ui/EntityLink';
import { Panel } from '../ui/Panel';
import { Untrusted } from '../ui/Untrusted';
import { useEstateNow } from '../ui/useEstateNow';
import { When } from '../ui/When';
import { daysQuery } from '../api/estate';
import classes from './Lines.module.css';

const day = 86_400_000;
const most = 5;

/** What was dealt with in the last day without anybody: looked into and not told, blocked and let go again. */
export function Handled() {
  const now = useEstateNow();
  const looked = useInfiniteQuery(investigationsQuery({ told: false }));
  const ended = useInfiniteQuery(allActionsQuery);
  const today = useQuery(daysQuery).data?.items.at(-1);
  const quiet = (looked.data?.pages[0]?.items ?? []).filter((one) => one.end_time > now - day);
  const over = (ended.data?.pages[0]?.items ?? []).filter((action) => standingOf(action) === 'over' && action.applied_at > 0 && action.ended_at > now - day && isOwnDecision(action.decided_by));
  const told = today?.not_told ?? quiet.length;
  return (
    <Panel title="Handled without you" note={<Link to="/investigations?told=no">{counted(told, 'investigation')} in 24 hours</Link>} flush>
      {looked.isSuccess && quiet.length + over.length === 0 && <p className={classes.none}>Nothing was looked into and left untold in the last 24 hours.</p>}
      <ul data-testid="handled">
        {quiet.slice(0, most).map((one) => (
          <li key={one.incident_id} className={classes.line}>
            <Link to={`/investigations/${encodeURIComponent(one.incident_id)}`} className={classes.what}>
              <Untrusted value={one.title} />
            </Link>
            <span className={classes.when}>
              {one.verdict === 'benign' ? 'benign' : 'too weak to tell'}, <When time={one.end_time} />
            </span>
          </li>
        ))}
        {over.slice(0, most).map((action) => (
          <li key={action.action_id} className={classes.line}>
            <span className={classes.what}>
              {containmentWords[action.containment.kind]} of <EntityLink entity={action.containment.entity} />
            </span>
            <Link to={`/response#action-${action.action_id}`} className={classes.when}>
              {action.status}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
