import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { InvestigationReport } from '../api/types';
import { counted } from '../format/number';
import { Panel } from '../ui/Panel';
import { byId } from './account';
import { FactCard } from './FactCard';
import { HypothesisList } from './HypothesisList';
import classes from './Investigation.module.css';
import { QuestionList } from './QuestionList';
import type { OpenFact } from './useFact';
import { VerdictPanel } from './VerdictPanel';
import { Worded } from './Worded';
import { WrittenAccount } from './WrittenAccount';

interface InvestigationProps {
  report: InvestigationReport;
  open: OpenFact;
  /** Whether a person is done with it: then nothing calls for one. */
  settled: boolean;
  /** What stands beside the account while no fact is open. */
  aside: ReactNode;
}

/** An investigation with its work: the verdict, the account with its facts beside it, and how it was come by. */
export function Investigation({ report, open, settled, aside }: InvestigationProps) {
  const inline = useMediaQuery('(max-width: 1000px)', false, { getInitialValueInEffect: false });
  const fact = byId(report.facts).get(open.fact);
  return (
    <>
      <VerdictPanel report={report} open={open} settled={settled} inline={inline} />
      <div className={classes.columns}>
        <Panel title="What happened" note={`${counted(report.account.length, 'sentence')} on ${counted(report.facts.length, 'fact')}`}>
          <Worded id={report.incident_id} />
          <WrittenAccount report={report} open={open} inline={inline} />
        </Panel>
        <div className={classes.pane} aria-live="polite">
          {!inline && fact !== undefined ? <FactCard report={report} fact={fact} close={open.close} /> : aside}
        </div>
      </div>
      <Panel title="How it was investigated" note="each explanation predicts answers; each answer moves what is believed">
        <div className={classes.work} data-testid="how">
          <HypothesisList report={report} />
          <QuestionList report={report} />
        </div>
      </Panel>
    </>
  );
}
