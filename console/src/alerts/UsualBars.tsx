import type { CategoricalShape } from '../api/types';
import { count, percent } from '../format/number';
import { visible } from '../format/hidden';
import { Untrusted } from '../ui/Untrusted';
import classes from './UsualBars.module.css';

/** The usual values as bars, most common first, and under them what was seen with its counts. */
export function UsualBars({ shape, most = 5 }: { shape: CategoricalShape; most?: number }) {
  const known = shape.usual.some((usual) => usual.value === shape.observed);
  const shown = shape.usual.slice(0, most);
  const rest = shape.usual.length - shown.length;
  const days = shape.days_known;
  return (
    <div className={classes.bars}>
      {shape.usual.length === 0 && <p className={classes.none}>No value is usual here yet</p>}
      {shown.map((usual) => (
        <div key={usual.value} className={classes.row} data-seen={usual.value === shape.observed || undefined}>
          <span className={classes.value}>
            <Untrusted value={usual.value === '' ? '(empty)' : usual.value} clip />
          </span>
          <span className={classes.track}>
            <span className={classes.bar} style={{ width: `${Math.max(0.5, Math.min(1, usual.share) * 100)}%` }} />
          </span>
          <span className={classes.figures}>
            {percent(usual.share)} · {usual.days} of {Math.max(days, usual.days)} d
          </span>
        </div>
      ))}
      {rest > 0 && <p className={classes.none}>and {rest} more</p>}
      <div className={classes.observed}>
        <span className={classes.mark} aria-hidden="true" />
        <strong title={visible(shape.observed)}>
          <Untrusted value={shape.observed === '' ? '(empty)' : shape.observed} clip />
        </strong>
        <span className={classes.counts}>
          {known ? 'usual: ' : ''}
          {shape.days_seen} of {days} {days === 1 ? 'day' : 'days'} here
          {shape.peers > 0 && ` · ${count(shape.peers_seen)} of ${count(shape.peers)} peers`}
        </span>
      </div>
    </div>
  );
}
