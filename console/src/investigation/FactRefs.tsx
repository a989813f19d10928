import type { InvestigationReport } from '../api/types';
import { visible } from '../format/hidden';
import { byId } from './account';
import classes from './FactRefs.module.css';
import type { OpenFact } from './useFact';

/** The marks at the end of a sentence, one for each fact that it rests on: pressing one opens the fact. */
export function FactRefs({ report, index, open }: { report: InvestigationReport; index: number; open: OpenFact }) {
  const facts = byId(report.facts);
  return (
    <span className={classes.refs}>
      {report.account[index]?.facts.map((id) => (
        <FactMark key={id} id={id} text={facts.get(id)?.text ?? ''} on={open.fact === id} press={() => open.toggle(id, index)} />
      ))}
    </span>
  );
}

/** The name of a fact as a button that opens it. */
export function FactMark({ id, text, on, press }: { id: string; text: string; on: boolean; press: () => void }) {
  return (
    <button type="button" className={classes.ref} aria-pressed={on} aria-label={`Fact ${id}: ${visible(text)}`} title={visible(text)} data-testid="fact-ref" data-fact={id} onClick={press}>
      {id}
    </button>
  );
}
