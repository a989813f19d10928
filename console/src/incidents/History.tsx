import { useInfiniteQuery } from '@tanstack/react-query';
import { historyQuery } from '../api/handling';
import type { HandlingEntry } from '../api/types';
import { deedOf, doerOf } from '../format/handling';
import { Failure } from '../ui/Failure';
import { More } from '../ui/More';
import { Untrusted } from '../ui/Untrusted';
import { Waiting } from '../ui/Waiting';
import { When } from '../ui/When';
import { CommentForm } from './CommentForm';
import classes from './History.module.css';

/** What people said of an incident and did with it, newest first. */
export function History({ id }: { id: string }) {
  const history = useInfiniteQuery(historyQuery(id));
  const entries = history.data?.pages.flatMap((page) => page.items) ?? [];
  const total = history.data?.pages[0]?.total ?? 0;
  return (
    <>
      <CommentForm id={id} />
      {history.isPending && <Waiting rows={2} height={20} />}
      {history.isError && entries.length === 0 && <Failure error={history.error} retry={() => void history.refetch()} what="history" />}
      {history.isSuccess && entries.length === 0 && <p className={classes.none}>Nobody has done anything with this incident yet.</p>}
      <ol className={classes.list}>
        {entries.map((entry) => (
          <Line key={entry.number} entry={entry} id={id} />
        ))}
      </ol>
      {history.hasNextPage && <More shown={entries.length} total={total} what="entries" more busy={history.isFetchingNextPage} load={() => void history.fetchNextPage()} />}
    </>
  );
}

function Line({ entry, id }: { entry: HandlingEntry; id: string }) {
  const { words, value, rest } = deedOf(entry);
  return (
    <li className={classes.line} data-testid="history-entry" data-kind={entry.kind}>
      <p className={classes.deed}>
        <strong>
          <Untrusted value={doerOf(entry)} />
        </strong>{' '}
        {words}
        {value !== '' && <Untrusted value={value} />}
        {rest}
        {entry.incident_id !== id && (
          <>
            {' '}
            in incident <Untrusted value={entry.incident_id} mono />, which became part of this one
          </>
        )}
      </p>
      <span className={classes.time}>
        <When time={entry.time} />
      </span>
      {entry.text !== '' && (
        <p className={classes.text}>
          <Untrusted value={entry.text} />
        </p>
      )}
    </li>
  );
}
