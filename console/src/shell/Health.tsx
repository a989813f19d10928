import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { statusQuery } from '../api/estate';
import { useLive } from '../api/live';
import { When } from '../ui/When';
import classes from './Health.module.css';

const words = { connecting: 'Connecting', live: 'Live', stale: 'Stale' } as const;
const meaning = {
  connecting: 'Waiting for the live stream.',
  live: 'New findings appear here by themselves.',
  stale: 'The server has not been heard for a while: what is shown may be old. It is asked again by itself.',
} as const;

/** Whether what is shown is current, how far the engine has read, and whether it still learns. */
export function Health() {
  const { state } = useLive();
  const status = useQuery(statusQuery);
  const shown = status.isError ? 'stale' : state;
  const engine = status.data?.engine;
  return (
    <div className={classes.health}>
      <span className={classes.live} data-testid="live-state" data-state={shown} role="status" title={meaning[shown]}>
        <span className={classes.dot} aria-hidden="true" />
        {words[shown]}
      </span>
      {engine !== undefined && (
        <span className={classes.last}>
          last event <When time={engine.last_event} />
        </span>
      )}
      {engine?.learning === true && (
        <Link to="/coverage" className={classes.learning} title={engine.learning_note}>
          Learning
        </Link>
      )}
    </div>
  );
}
