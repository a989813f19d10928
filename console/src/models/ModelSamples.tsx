import type { ModelSampleView } from '../api/types';
import { Untrusted } from '../ui/Untrusted';
import classes from './ModelSamples.module.css';

/** The model's own evidence: what must fire it and what must not, and how that went. */
export function ModelSamples({ samples }: { samples: readonly ModelSampleView[] }) {
  return (
    <ul className={classes.samples}>
      {samples.map((sample) => (
        <li key={`${sample.line} ${sample.name}`} className={classes.sample} data-testid="model-sample" data-passed={sample.passed}>
          <span className={classes.verdict} data-bad={!sample.passed || undefined}>
            {sample.passed ? 'as it should' : 'wrong'}
          </span>
          <span>
            {sample.name !== '' && (
              <>
                <Untrusted value={sample.name} /> <span className={classes.must}>{sample.fires ? 'must fire' : 'must not fire'}</span>
              </>
            )}
            {(sample.name === '' || !sample.passed) && (
              <span className={classes.reason}>
                <Untrusted value={sample.reason} />
              </span>
            )}
          </span>
          <span className={classes.line}>line {sample.line}</span>
        </li>
      ))}
    </ul>
  );
}
