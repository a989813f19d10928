import { verdictWords } from '../format/words';
import { shareFigure, zoneOf, zones } from './beliefs';
import classes from './Share.module.css';

/** A probability on the scale of the verdicts: the lines at which one becomes another are drawn, and the mark says where it stands. */
export function VerdictScale({ probability }: { probability: number }) {
  const stands = zoneOf(probability);
  return (
    <div className={classes.scale} role="img" aria-label={`${shareFigure(probability)} on a scale from benign over not settled and suspicious to malicious`}>
      <div className={classes.zones}>
        {zones.map((zone) => (
          <span key={zone.verdict} className={classes.zone} data-on={zone.verdict === stands || undefined} style={{ flexGrow: zone.to - zone.from }} />
        ))}
        <span className={classes.mark} style={{ left: `${probability * 100}%` }} />
      </div>
      <div className={classes.ticks}>
        {zones.slice(1).map((zone) => (
          <span key={zone.verdict} style={{ left: `${zone.from * 100}%` }} data-last={zone.to === 1 || undefined}>
            {verdictWords[zone.verdict].toLowerCase()} {zone.from * 100}%
          </span>
        ))}
      </div>
    </div>
  );
}

/** A share of belief as a bar; where it began is told, a tick stands there. */
export function BeliefBar({ prior, probability, harmless }: { prior?: number; probability: number; harmless: boolean }) {
  return (
    <span className={classes.track} aria-hidden="true">
      <span className={classes.bar} data-harmless={harmless || undefined} style={{ width: `${probability * 100}%` }} />
      {prior !== undefined && <span className={classes.prior} style={{ left: `${prior * 100}%` }} />}
    </span>
  );
}
