import type { InvestigationReport } from '../api/types';
import { useQueryState } from '../ui/useQueryState';
import { courseWords } from './beliefs';
import classes from './QuestionList.module.css';
import { QuestionRow } from './QuestionRow';

/** The questions in the order in which they were asked; their steps line up to one course of the probability, top to bottom. */
export function QuestionList({ report }: { report: InvestigationReport }) {
  const { read, write } = useQueryState();
  const opened = read('question');
  if (report.questions.length === 0) return <p className={classes.none}>No question was asked: the alerts themselves settled it, or nothing that was recorded could answer one.</p>;
  return (
    <section>
      <h3 className={classes.title}>Questions, in the order in which they were asked</h3>
      <p className={classes.key}>{courseWords(report.questions, report.verdict)} Open one to see why it moved.</p>
      <div className={classes.axis} aria-hidden="true">
        <span className={classes.scale}>
          <span>0%</span>
          <span>50%</span>
          <span>100%</span>
        </span>
      </div>
      <ol>
        {report.questions.map((question, index) => (
          <QuestionRow
            key={question.question}
            report={report}
            question={question}
            number={index + 1}
            opened={question.question === opened}
            toggle={() => write({ question: question.question === opened ? '' : question.question }, true)}
          />
        ))}
      </ol>
    </section>
  );
}
