import { NumericStrip } from '../alerts/NumericStrip';
import type { NumberView } from '../api/types';
import classes from './Numbers.module.css';

/** The usual range of each number, each on its own axis. */
export function Numbers({ numbers }: { numbers: readonly NumberView[] }) {
  return (
    <ul className={classes.numbers}>
      {numbers.map((number) => (
        <li key={number.feature}>
          <p className={classes.title}>{number.title}</p>
          <NumericStrip shape={{ observed: number.last, unit: number.unit, low: number.low, median: number.median, high: number.high, peer_low: null, peer_high: null }} />
        </li>
      ))}
    </ul>
  );
}
