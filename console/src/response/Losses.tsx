import type { SimulatedLoss } from '../api/types';
import { count, counted } from '../format/number';
import { utcDay } from '../format/time';
import { Untrusted } from '../ui/Untrusted';
import classes from './Losses.module.css';

const few = 5;

/** The normal work that it would have blocked, most records first. */
export function Losses({ losses, isOpen }: { losses: readonly SimulatedLoss[]; isOpen: boolean }) {
  if (losses.length === 0) return null;
  const rest = losses.slice(few);
  return (
    <details open={isOpen} data-testid="losses">
      <summary>{counted(losses.length, 'kind of normal work', 'kinds of normal work')} that it would have blocked</summary>
      <table className={classes.losses}>
        <tbody>
          {losses.slice(0, few).map((loss) => (
            <tr key={loss.what} data-testid="loss">
              <td>
                <Untrusted value={loss.what} />
              </td>
              <td>{counted(loss.records, 'record')}</td>
              <td>{loss.last > 0 && `last on ${utcDay(loss.last)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest.length > 0 && (
        <p className={classes.rest}>
          and {count(rest.length)} more with {counted(rest.reduce((sum, loss) => sum + loss.records, 0), 'record')}.
        </p>
      )}
    </details>
  );
}
