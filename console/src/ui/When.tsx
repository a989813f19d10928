import { relative, utc } from '../format/time';
import { useEstateNow } from './useEstateNow';

/** A time relative to the time of what is watched, with UTC on hover. */
export function When({ time }: { time: number | null }) {
  const now = useEstateNow();
  if (time === null) return <span>never</span>;
  return (
    <time dateTime={new Date(time).toISOString()} title={utc(time)}>
      {relative(time, now)}
    </time>
  );
}
