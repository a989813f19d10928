import { relative, utc } from '../format/time';
import { useNow } from '../ui/useNow';

/** A time of the wall clock, relative to the reader's: what people and platforms do happens there, whatever time a demo plays. */
export function Ago({ time }: { time: number }) {
  const now = useNow();
  return (
    <time dateTime={new Date(time).toISOString()} title={utc(time)}>
      {relative(time, now)}
    </time>
  );
}
