import type { NumericShape } from '../api/types';
import { quantity, tick } from '../format/number';
import { axisOf } from './axis';
import classes from './NumericStrip.module.css';

/** A number on its own axis: the usual band with its median, the peers' band behind it, and the mark of what was seen. */
export function NumericStrip({ shape }: { shape: NumericShape }) {
  const axis = axisOf(shape);
  const across = (low: number, high: number) => {
    const left = axis.place(low);
    return { left: `${left}%`, width: `${Math.max(0.6, axis.place(high) - left)}%` };
  };
  const at = axis.place(shape.observed);
  const peers = shape.peer_low != null && shape.peer_high != null ? { low: shape.peer_low, high: shape.peer_high } : null;
  const words =
    `Seen ${quantity(shape.observed, shape.unit)}. Usual ${quantity(shape.low, shape.unit)} to ${quantity(shape.high, shape.unit)}, ` +
    `median ${quantity(shape.median, shape.unit)}.` +
    (peers === null ? '' : ` Peers ${quantity(peers.low, shape.unit)} to ${quantity(peers.high, shape.unit)}.`) +
    (axis.logarithmic ? ' Logarithmic axis.' : '');
  return (
    <div className={classes.strip} role="img" aria-label={words} title={words}>
      <div className={classes.field}>
        {peers !== null && <div className={classes.peers} style={across(peers.low, peers.high)} />}
        <div className={classes.own} style={across(shape.low, shape.high)} />
        <div className={classes.median} style={{ left: `${axis.place(shape.median)}%` }} />
        <div className={classes.stem} style={{ left: `${at}%` }} />
        <div className={classes.mark} style={{ left: `${at}%` }} />
        <div className={classes.seen} style={at > 70 ? { right: `${100 - at}%` } : { left: `${at}%` }} data-side={at > 70 ? 'left' : 'right'}>
          {quantity(shape.observed, shape.unit)}
        </div>
      </div>
      <div className={classes.axis} aria-hidden="true">
        {axis.ticks.map((value) => (
          <span key={value} style={{ left: `${axis.place(value)}%` }}>
            {tick(value, shape.unit)}
          </span>
        ))}
      </div>
    </div>
  );
}
