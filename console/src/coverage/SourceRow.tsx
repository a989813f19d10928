import type { SourceCoverage } from '../api/types';
import { figure, quantity } from '../format/number';
import { coverageMeaning, coverageWords } from '../format/words';
import { Untrusted } from '../ui/Untrusted';
import { When } from '../ui/When';
import { HourStrip } from './HourStrip';
import { SourceDetails } from './SourceDetails';
import classes from './SourceRow.module.css';
import { gapHours, hoursOf, troubles } from './sources';

/** One source; it opens to its accounts, what could not be read, and what to set. */
export function SourceRow({ source, hoursFrom }: { source: SourceCoverage; hoursFrom: number | null }) {
  const wrong = troubles(source);
  return (
    <li className={classes.item} data-testid="source-row" data-source={source.source}>
      <details>
        <summary className={classes.row}>
          <span className={classes.state} data-state={source.state} title={coverageMeaning[source.state]}>
            {coverageWords[source.state]}
          </span>
          <span className={classes.name}>
            <strong>
              <Untrusted value={source.title} />
            </strong>
            <Untrusted value={source.source} mono />
          </span>
          <span className={classes.figure}>
            <small>Last event</small>
            <When time={source.last_event} />
          </span>
          <span className={classes.figure} title={`95 of 100 events come within this; the vendor says up to ${quantity(source.vendor_lag, 'seconds')}`}>
            <small>Lag</small>
            {source.lag_p95 === null ? 'not known' : source.lag_p95 < 1 ? 'under 1 s' : quantity(source.lag_p95, 'seconds')}
          </span>
          <span className={classes.figure}>
            <small>Events a minute</small>
            {figure(source.rate_per_minute)}
          </span>
          <span className={classes.strip}>
            <HourStrip hours={hoursOf(source)} gaps={hoursFrom === null ? new Set() : gapHours(source, hoursFrom)} />
          </span>
          <span className={classes.wrong}>{wrong.length === 0 ? 'nothing to mend' : wrong.join(' · ')}</span>
        </summary>
        <SourceDetails source={source} />
      </details>
    </li>
  );
}
