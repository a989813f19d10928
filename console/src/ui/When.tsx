import { relative, utc } from '../format/time';
import { useNow } from './useNow';

/** A time relative to now, with UTC on hover. */
export function When({ time }: { time: number | null }) {
  const now = useNow();
  if (time === null) return <span>never</span>;
  return (
    <time dateTime={new Date(time).toISOString()} title={utc(time)}>
      {relative(time, now)}
    </time>
  );
}
