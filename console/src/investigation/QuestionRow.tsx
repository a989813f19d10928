import type { AskedQuestion, InvestigationReport } from '../api/types';
import { Icon } from '../ui/Icon';
import { Untrusted } from '../ui/Untrusted';
import { byId } from './account';
import { shareFigure, stepOf, type Step } from './beliefs';
import { FactSource } from './FactSource';
import { Moves } from './Moves';
import classes from './QuestionRow.module.css';

const arrows: Record<Step['direction'], string> = { up: '▲', down: '▼', level: '=' };

interface QuestionRowProps {
  report: InvestigationReport;
  question: AskedQuestion;
  number: number;
  opened: boolean;
  toggle: () => void;
}

/** One question: what was asked, what the answer was, and how far it moved the probability. Opened, why. */
export function QuestionRow({ report, question, number, opened, toggle }: QuestionRowProps) {
  const fact = byId(report.facts).get(question.fact);
  const { before, after } = question;
  const step = stepOf(question);
  return (
    <li className={classes.item} data-testid="question" data-question={question.question}>
      <div className={classes.row}>
        <button type="button" className={classes.words} aria-expanded={opened} onClick={toggle}>
          <Icon name="right" size={14} />
          <span className={classes.number}>{number}</span>
          <span className={classes.text}>
            <Untrusted value={question.text} />
            <span className={classes.answer}>
              <Untrusted value={fact?.text ?? question.answer} />
            </span>
          </span>
        </button>
        <span className={classes.track} aria-hidden="true">
          <span className={classes.step} style={{ left: `${Math.min(before, after) * 100}%`, width: `${Math.abs(after - before) * 100}%` }} />
          <span className={classes.before} style={{ left: `${before * 100}%` }} />
          <span className={classes.after} style={{ left: `${after * 100}%` }} />
        </span>
        <span className={classes.figures}>
          <span>
            {shareFigure(before)} <span aria-hidden="true">→</span>
            <span className="visually-hidden">to</span> <strong>{shareFigure(after)}</strong>
          </span>
          <span className={classes.by} title={`The answer ${step.words}`}>
            <span aria-hidden="true">
              {arrows[step.direction]} {Math.abs(step.points)}
            </span>
            <span className="visually-hidden">; the answer {step.words}</span>
          </span>
        </span>
      </div>
      {opened && (
        <div className={classes.opened}>
          <Moves question={question} hypotheses={report.hypotheses} />
          {fact !== undefined && <FactSource fact={fact} />}
        </div>
      )}
    </li>
  );
}
