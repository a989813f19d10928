import { relative, utc } from '../format/time';
import { useEstateNow } from '../ui/useEstateNow';

/** A time of the response, relative to the reader's clock, or to the estate's in a demo: what is done about simulated days is done in them. */
export function Ago({ time }: { time: number }) {
  const now = useEstateNow();
  return (
    <time dateTime={new Date(time).toISOString()} title={utc(time)}>
      {relative(time, now)}
    </time>
  );
}
