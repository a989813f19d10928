import type { Normal } from './normal';
import classes from './DayStrip.module.css';

const width = 400;
const height = 22;

/** The days before as marks on one axis from nothing, the range of four days in five behind them, and now as a bar across. */
export function DayStrip({ normal, label }: { normal: Normal; label: string }) {
  const { before, today, usual } = normal;
  const most = Math.max(today, ...before, 1);
  const place = (value: number) => 4 + (value / most) * (width - 8);
  return (
    <svg className={classes.strip} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={label}>
      <line x1={0} x2={width} y1={height / 2} y2={height / 2} className={classes.axis} />
      {usual !== null && <rect x={place(usual.low) - 3} width={place(usual.high) - place(usual.low) + 6} y={3} height={height - 6} className={classes.band} />}
      {before.map((value, index) => (
        <line key={index} x1={place(value)} x2={place(value)} y1={7} y2={height - 7} className={classes.day} />
      ))}
      <line x1={place(today)} x2={place(today)} y1={0} y2={height} className={classes.now} />
    </svg>
  );
}
