import type { SimulationResult } from '../api/types';
import { costWords, stopsWords } from '../format/response';
import { utcDay } from '../format/time';
import classes from './Simulation.module.css';

/** What it stops, beside what it would have cost in the days before, on one scale. */
export function Simulation({ simulation }: { simulation: SimulationResult }) {
  const { normal, normal_blocked: blocked, deviating, deviating_stopped: stopped, caveat, from, to } = simulation;
  return (
    <div className={classes.simulation} data-testid="simulation">
      <dl className={classes.figures}>
        <div>
          <dt>Stops</dt>
          <dd>{stopsWords(simulation)}</dd>
          <Bar share={deviating === 0 ? 0 : stopped / deviating} />
        </div>
        <div>
          <dt title={`Replayed: ${utcDay(from)} to ${utcDay(to)}, before the incident`}>Normal work it would have blocked</dt>
          <dd data-testid="cost">{costWords(simulation)}</dd>
          <Bar share={normal === 0 ? 0 : blocked / normal} isCost />
        </div>
      </dl>
      {caveat !== '' && <p className={classes.caveat}>{caveat}</p>}
    </div>
  );
}

function Bar({ share, isCost = false }: { share: number; isCost?: boolean }) {
  return (
    <span className={classes.bar} aria-hidden="true" data-cost={isCost || undefined}>
      <span style={{ width: `${Math.min(100, share * 100)}%` }} data-some={share > 0 || undefined} />
    </span>
  );
}
