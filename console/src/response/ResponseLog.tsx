import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { responseLogQuery } from '../api/response';
import { visible } from '../format/hidden';
import { deciderWords, stepWords } from '../format/response';
import { utc } from '../format/time';
import { Failure } from '../ui/Failure';
import { More } from '../ui/More';
import { Panel } from '../ui/Panel';
import { Untrusted } from '../ui/Untrusted';
import { Waiting } from '../ui/Waiting';
import classes from './ResponseLog.module.css';

/** Every decision and step, by person or machine; nothing is ever taken out of it. */
export function ResponseLog() {
  const log = useInfiniteQuery(responseLogQuery());
  const entries = log.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel title="Log" note="UTC · every decision and step, by person or machine, newest first" flush>
      {log.isPending && <Waiting rows={4} height={24} />}
      {log.isError && entries.length === 0 && <Failure error={log.error} retry={() => void log.refetch()} what="log" />}
      {log.isSuccess && entries.length === 0 && <p className={classes.none}>Nothing was decided yet.</p>}
      <ol>
        {entries.map((entry) => (
          <li key={entry.number} className={classes.line} data-testid="log-entry" data-step={entry.step}>
            <time dateTime={new Date(entry.time).toISOString()} title={utc(entry.time)}>
              {utc(entry.time).slice(0, 19)}
            </time>
            <p>
              <strong>
                <Untrusted value={deciderWords(entry.by)} />
              </strong>{' '}
              {stepWords(entry)}
              {entry.incident_id !== '' && (
                <>
                  {' '}
                  · <Link to={`/incidents/${encodeURIComponent(entry.incident_id)}`}>incident</Link>
                </>
              )}
            </p>
            <p className={classes.text} title={visible(entry.text)}>
              <Untrusted value={entry.text} />
            </p>
          </li>
        ))}
      </ol>
      {entries.length > 0 && <More shown={entries.length} total={log.data?.pages[0]?.total ?? 0} what="lines" more={log.hasNextPage} busy={log.isFetchingNextPage} load={() => void log.fetchNextPage()} />}
    </Panel>
  );
}
