import type { InvestigationReport } from '../api/types';
import { counted } from '../format/number';
import { placeOf, sectionsOf } from './account';
import { Sentences } from './Sentences';
import type { OpenFact } from './useFact';
import classes from './WrittenAccount.module.css';

/** Of what is not known, as much is read at once; the rest must not push away what to do next. */
const mostUnknown = 3;

/** The written account, section by section; each sentence ends in the facts that it rests on. Where there is no room beside it, an open fact stands under its sentence. */
export function WrittenAccount({ report, open, inline }: { report: InvestigationReport; open: OpenFact; inline: boolean }) {
  const place = inline ? placeOf(report.account, open.fact, open.from) : -1;
  return (
    <div className={classes.account} id="account" data-testid="incident-summary">
      {sectionsOf(report.account, report.would_change).map(({ section, title, sentences }) => {
        const most = section === 'not_known' && sentences.length > mostUnknown + 1 ? mostUnknown : sentences.length;
        const rest = sentences.slice(most);
        const parts = { report, section, open, place };
        return (
          <section key={section} data-section={section} data-testid="account-section">
            <h3>{title}</h3>
            <Sentences {...parts} sentences={sentences.slice(0, most)} />
            {rest.length > 0 && (
              <details className={classes.rest} open={rest.some(({ index }) => index === place)}>
                <summary>{counted(rest.length, 'more sentence')}</summary>
                <Sentences {...parts} sentences={rest} />
              </details>
            )}
          </section>
        );
      })}
    </div>
  );
}
