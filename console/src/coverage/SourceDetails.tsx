import { Link } from 'react-router';
import type { SourceCoverage } from '../api/types';
import { count, counted } from '../format/number';
import { utc } from '../format/time';
import { Untrusted } from '../ui/Untrusted';
import { AccountsTable } from './AccountsTable';
import classes from './SourceDetails.module.css';

/** Everything about one source: what its format leaves out, what could not be read, and its accounts. */
export function SourceDetails({ source }: { source: SourceCoverage }) {
  const fixes = [...new Set(source.missing.map((field) => field.fix))];
  return (
    <div className={classes.more}>
      {fixes.map((fix) => (
        <section key={fix}>
          <h3>What its format leaves out</h3>
          <dl className={classes.fields}>
            {source.missing
              .filter((field) => field.fix === fix)
              .map((field) => (
                <div key={field.field}>
                  <dt>
                    <Untrusted value={field.field} mono />
                  </dt>
                  <dd>{field.loses}</dd>
                </div>
              ))}
          </dl>
          <p className={classes.fix}>
            <strong>One setting brings {source.missing.length === 1 ? 'it' : 'them'}.</strong> <Untrusted value={fix} mono />
          </p>
        </section>
      ))}
      {source.missing_files > 0 && (
        <section>
          <h3>Files that the source lists and that did not come</h3>
          <p>
            {counted(source.missing_files, 'file')} removed before {source.missing_files === 1 ? 'it was' : 'they were'} read, or not collected. Whoever removes a log has something to hide: see who may delete here.
          </p>
          <ul className={classes.places}>
            {source.file_gaps.map((gap) => (
              <li key={gap.file}>
                <Untrusted value={gap.file} mono /> in the list of {utc(gap.from)} to {utc(gap.to)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {source.dead_letter_reasons.length > 0 && (
        <section>
          <h3>What could not be read</h3>
          <ul className={classes.reasons}>
            {source.dead_letter_reasons.map((reason) => (
              <li key={reason.reason}>
                <details>
                  <summary>
                    {count(reason.count)} × <Untrusted value={reason.reason} />
                  </summary>
                  <ul className={classes.places}>
                    {reason.places.map((place) => (
                      <li key={`${place.file} ${place.offset}`}>
                        <Untrusted value={place.file} mono /> at byte {count(place.offset)}
                      </li>
                    ))}
                  </ul>
                </details>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3>{counted(source.accounts.length, 'account')}</h3>
        <AccountsTable source={source} />
      </section>
      <p className={classes.foot}>
        <Link to={`/search?source=${encodeURIComponent(source.source)}`}>{counted(source.events, 'event')}</Link> from {counted(source.files, 'file')} · {count(source.ignored)} well-formed records are no event
        {source.collections.length > 0 && <> · brought by {source.collections.join(', ')}</>}
      </p>
    </div>
  );
}
