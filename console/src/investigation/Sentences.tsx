import type { InvestigationReport } from '../api/types';
import { Untrusted } from '../ui/Untrusted';
import { byId, timeOf, type Section } from './account';
import { FactCard } from './FactCard';
import { FactRefs } from './FactRefs';
import type { OpenFact } from './useFact';
import classes from './WrittenAccount.module.css';

interface SentencesProps {
  report: InvestigationReport;
  section: Section['section'];
  sentences: Section['sentences'];
  open: OpenFact;
  /** Index of the sentence under which the open fact stands; -1 for none. */
  place: number;
}

/** The sentences of one part of an account; those that happened stand beside their times. */
export function Sentences({ report, section, sentences, open, place }: SentencesProps) {
  const List = section === 'next_steps' || section === 'what_happened' ? 'ol' : 'ul';
  const fact = byId(report.facts).get(open.fact);
  const whole = ({ text }: { text: string }) => (section === 'what_happened' ? timeOf(text) : { time: '', rest: text });
  return (
    <List className={classes.sentences}>
      {sentences.map(({ sentence, index }, at) => {
        const { time, rest } = whole(sentence);
        const before = sentences[at - 1];
        const sameDay = before !== undefined && whole(before.sentence).time.slice(0, 10) === time.slice(0, 10);
        return (
          <li key={index} className={classes.sentence} data-testid="sentence">
            <p data-timed={time !== '' || undefined}>
              {time !== '' && (
                <span className={classes.time}>
                  {!sameDay && <span className={classes.day}>{time.slice(0, 10)}</span>} {time.slice(11)}
                </span>
              )}
              <span>
                <Untrusted value={rest} />
                <FactRefs report={report} index={index} open={open} />
              </span>
            </p>
            {index === place && fact !== undefined && <FactCard report={report} fact={fact} close={open.close} />}
          </li>
        );
      })}
    </List>
  );
}
