import { counted } from '../format/number';
import classes from './HourStrip.module.css';

const height = 24;

/** Events of each hour as bars; a gap is a hole with a line under it. */
export function HourStrip({ hours, gaps }: { hours: readonly number[]; gaps: ReadonlySet<number> }) {
  const most = Math.max(1, ...hours);
  const said = gaps.size === 0 ? 'no gap' : `${counted(gaps.size, 'hour')} missing`;
  return (
    <svg className={classes.strip} viewBox={`0 0 ${Math.max(1, hours.length)} ${height}`} preserveAspectRatio="none" role="img" aria-label={`Events by the hour, the last seven days: ${said}`}>
      <title>{`Busiest hour: ${counted(most, 'event')}; ${said}`}</title>
      {hours.map((events, index) => {
        // The root keeps quiet hours visible beside the busiest.
        const tall = events === 0 ? 0 : Math.max(1.5, Math.sqrt(events / most) * (height - 3));
        return <rect key={index} className={classes.bar} x={index + 0.1} y={height - 3 - tall} width={0.8} height={tall} />;
      })}
      {[...gaps].map((index) => (
        <rect key={`gap ${index}`} className={classes.gap} x={index} y={height - 2} width={1} height={2} />
      ))}
    </svg>
  );
}
