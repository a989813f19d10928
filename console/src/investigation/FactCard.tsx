import type { Fact, InvestigationReport } from '../api/types';
import { Icon } from '../ui/Icon';
import { Untrusted } from '../ui/Untrusted';
import { shareFigure, stepOf } from './beliefs';
import classes from './FactCard.module.css';
import { FactSource } from './FactSource';

/** One fact: what is known, which question it answered, and where it comes from. */
export function FactCard({ report, fact, close }: { report: InvestigationReport; fact: Fact; close: () => void }) {
  const answered = report.questions.filter((question) => question.fact === fact.id);
  return (
    <section className={classes.card} aria-label={`Fact ${fact.id}`} data-testid="fact" data-fact={fact.id}>
      <header className={classes.head}>
        <h3>Fact {fact.id}</h3>
        <button type="button" className={classes.close} aria-label="Close the fact" onClick={close}>
          <Icon name="close" size={14} />
        </button>
      </header>
      <p className={classes.text}>
        <Untrusted value={fact.text} />
      </p>
      {answered.map((question) => (
        <p key={question.question} className={classes.answered}>
          It answers “<Untrusted value={question.text} />” and {stepOf(question).words}: {shareFigure(question.before)} → {shareFigure(question.after)}.
        </p>
      ))}
      <FactSource fact={fact} />
    </section>
  );
}
