import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { responseQuery } from '../api/response';
import { count } from '../format/number';
import { Icon } from '../ui/Icon';
import classes from './ResponseMark.module.css';

/** What nobody may overlook: an undo that fails, a decision that waits, and that something is blocked at all. */
export function ResponseMark() {
  const summary = useQuery(responseQuery).data;
  if (summary?.is_set_up !== true) return null;
  const { problems, proposed, active } = summary;
  if (problems + proposed + active === 0) return null;
  return (
    <Link to="/response" className={classes.mark} data-testid="response-mark">
      <span className="visually-hidden">Response: </span>
      {problems > 0 && (
        <span className={classes.part} data-kind="trouble">
          <Icon name="incidents" size={15} />
          {count(problems)} <span className={classes.words}>in trouble</span>
        </span>
      )}
      {proposed > 0 && (
        <span className={classes.part} data-kind="waits">
          <Icon name="clock" size={15} />
          {count(proposed)} <span className={classes.words}>to decide</span>
        </span>
      )}
      {active > 0 && (
        <span className={classes.part} data-kind="stands">
          <Icon name="response" size={15} />
          {count(active)} <span className={classes.words}>in force</span>
        </span>
      )}
    </Link>
  );
}
