import type { Belief, InvestigationReport } from '../api/types';
import { counted } from '../format/number';
import { Untrusted } from '../ui/Untrusted';
import { kindOfHypothesis, shareFigure, worthTelling } from './beliefs';
import classes from './HypothesisList.module.css';
import { BeliefBar } from './Share';

/** The explanations that were weighed, the most probable first: where each began and where it ended. */
export function HypothesisList({ report }: { report: InvestigationReport }) {
  const { told, rest } = worthTelling(report.hypotheses, report.rival);
  return (
    <section>
      <h3 className={classes.title}>Explanations, the most probable first</h3>
      <p className={classes.key}>Bar: now; tick: before the first question. Striped: harmless.</p>
      <ol className={classes.list}>
        {told.map((belief) => (
          <Row key={belief.hypothesis} belief={belief} isRival={belief.hypothesis === report.rival} />
        ))}
      </ol>
      {rest.length > 0 && (
        <details className={classes.rest}>
          <summary>{counted(rest.length, 'more explanation')}, each less than 1%</summary>
          <ol className={classes.list}>
            {rest.map((belief) => (
              <Row key={belief.hypothesis} belief={belief} isRival={false} />
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

function Row({ belief, isRival }: { belief: Belief; isRival: boolean }) {
  return (
    <li className={classes.row} data-testid="hypothesis" data-hypothesis={belief.hypothesis}>
      <p className={classes.name}>
        <Untrusted value={belief.title} />
        <span className={classes.kind}>
          {kindOfHypothesis[belief.kind]}
          {isRival && ', best rival'}
        </span>
      </p>
      <p className={classes.share}>
        <span>{shareFigure(belief.prior)}</span> <span aria-hidden="true">→</span>
        <span className="visually-hidden">to</span> <strong>{shareFigure(belief.probability)}</strong>
      </p>
      <span className={classes.bar}>
        <BeliefBar prior={belief.prior} probability={belief.probability} harmless={belief.kind === 'benign'} />
      </span>
    </li>
  );
}
