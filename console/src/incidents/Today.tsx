import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { statusQuery } from '../api/estate';
import { count, counted } from '../format/number';
import { utcDate } from '../format/time';
import { useEstateNow } from '../ui/useEstateNow';
import classes from './Today.module.css';

/** The answer first: whether something is wrong, in one line. */
export function Today() {
  const status = useQuery(statusQuery);
  const now = useEstateNow();
  return (
    <header className={classes.today}>
      <title>Incidents · Windhover</title>
      {status.data === undefined ? (
        <h1>{status.isError ? 'The server does not answer' : 'Incidents'}</h1>
      ) : (
        <>
          <h1>
            {status.data.open_incidents === 0 ? 'No open incidents' : counted(status.data.open_incidents, 'open incident')}
            {status.data.open_incidents > 0 && (
              <>
                , highest <strong>{Math.round(status.data.highest_open_score)}</strong>
              </>
            )}
          </h1>
          <p>
            <Link to="/entities">{count(status.data.engine.entities)} entities</Link> watched · {utcDate(now)} ·{' '}
            {status.data.incidents_24h === 0 ? 'quiet: nothing new in 24 hours' : `${count(status.data.incidents_24h)} new in 24 hours`} ·{' '}
            <Link to="/coverage">{counted(status.data.engine.events, 'event')}</Link> read
          </p>
        </>
      )}
    </header>
  );
}
