import { severities, type Severity as Level } from '../api/types';
import { severityWords } from '../format/words';
import classes from './Severity.module.css';

/** How much it matters: steps of a ladder and a word; red only where a person is needed now. */
export function Severity({ level, settled = false, short = false }: { level: Level; settled?: boolean; short?: boolean }) {
  const rank = severities.indexOf(level);
  const urgent = rank >= 3 && !settled;
  return (
    <span className={classes.severity} data-rank={rank} data-urgent={urgent || undefined}>
      <span className={classes.ladder} aria-hidden="true">
        {severities.map((step, index) => (
          <span key={step} className={classes.step} data-on={index <= rank || undefined} style={{ height: 4 + index * 2 }} />
        ))}
      </span>
      <span className={short ? 'visually-hidden' : undefined}>{severityWords[level]}</span>
    </span>
  );
}
