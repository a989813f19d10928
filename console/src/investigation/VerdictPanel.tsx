import type { Belief, InvestigationReport } from '../api/types';
import { counted } from '../format/number';
import { verdictWords } from '../format/words';
import { Panel } from '../ui/Panel';
import { Untrusted } from '../ui/Untrusted';
import { When } from '../ui/When';
import { byId, placeOf } from './account';
import { besides, kindOfHypothesis, shareFigure, shareWords, sidesOf } from './beliefs';
import { FactCard } from './FactCard';
import { FactRefs } from './FactRefs';
import { BeliefBar, VerdictScale } from './Share';
import type { OpenFact } from './useFact';
import classes from './VerdictPanel.module.css';

/** The answer: what it is and how sure that is, the best explanation and its best rival, and what would change it. */
export function VerdictPanel({ report, open, settled, inline }: { report: InvestigationReport; open: OpenFact; settled: boolean; inline: boolean }) {
  const fact = byId(report.facts).get(open.fact);
  const { leading, rival } = sidesOf(report.hypotheses, report.rival);
  const why = besides(report.verdict, report.probability);
  const turning = report.account.findIndex(({ text }) => text === report.would_change);
  const cost = report.questions.reduce((sum, question) => sum + question.cost, 0);
  return (
    <Panel
      title="Verdict"
      note={
        <>
          {counted(report.questions.length, 'question')}, {counted(cost, 'look-up')} · last look <When time={report.time} />
        </>
      }
    >
      <div className={classes.verdict} data-testid="verdict" data-verdict={report.verdict}>
        <div className={classes.answer}>
          <p className={classes.words}>
            <strong data-bad={(report.verdict === 'malicious' && !settled) || undefined}>{verdictWords[report.verdict]}</strong>
            <span>
              <b>{shareWords(report.probability)}</b> likely to be something to act on
            </span>
          </p>
          <VerdictScale probability={report.probability} />
          {why !== '' && <p className={classes.why}>{why}</p>}
        </div>
        <dl className={classes.sides}>
          {leading !== undefined && <Side name="Best explanation" belief={leading} />}
          {rival !== undefined && <Side name="Best rival" belief={rival} />}
        </dl>
        <div className={classes.turning} data-testid="would-change">
          <h3>What would change it</h3>
          <p>
            {report.would_change === '' ? 'No single answer would.' : <Untrusted value={report.would_change} />}
            {turning >= 0 && <FactRefs report={report} index={turning} open={open} />}
          </p>
          {inline && turning >= 0 && fact !== undefined && placeOf(report.account, open.fact, open.from) === turning && <FactCard report={report} fact={fact} close={open.close} />}
        </div>
      </div>
    </Panel>
  );
}

function Side({ name, belief }: { name: string; belief: Belief }) {
  return (
    <div className={classes.side}>
      <dt>
        {name} · {kindOfHypothesis[belief.kind]}
      </dt>
      <dd>
        <Untrusted value={belief.title} />
        <strong>{shareFigure(belief.probability)}</strong>
      </dd>
      <dd>
        <BeliefBar prior={belief.prior} probability={belief.probability} harmless={belief.kind === 'benign'} />
      </dd>
    </div>
  );
}
