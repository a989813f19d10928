import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { daysQuery } from '../api/estate';
import { count, figure, quantity } from '../format/number';
import { Failure } from '../ui/Failure';
import { Panel } from '../ui/Panel';
import { Waiting } from '../ui/Waiting';
import { DayStrip } from './DayStrip';
import { answerOf, measures, normalOf, type Measure, type Normal } from './normal';
import classes from './Normality.module.css';

const verdicts: Record<Normal['verdict'], string> = { usual: 'as usual', more: 'more than usual', less: 'less than usual', unknown: '' };

/** Was today normal? Each number with the days before it on the same axis. */
export function Normality() {
  const days = useQuery(daysQuery);
  const items = days.data?.items ?? [];
  return (
    <Panel title="Was today normal?" note={items.length > 1 ? `the last 24 hours against ${count(items.length - 1)} times 24 hours before` : undefined}>
      {days.isPending && <Waiting rows={4} height={28} />}
      {days.isError && items.length === 0 && <Failure error={days.error} retry={() => void days.refetch()} what="list of days" />}
      {days.isSuccess && (
        <>
          <p className={classes.answer} data-testid="normal-answer">
            {answerOf(items)}
          </p>
          <div className={classes.scroll}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">
                    <span className="visually-hidden">What</span>
                  </th>
                  <th scope="col" className={classes.figure}>
                    24 hours
                  </th>
                  <th scope="col" className={classes.strip}>
                    Days before, and now
                  </th>
                  <th scope="col" className={classes.usual}>
                    Usual
                  </th>
                  <th scope="col">
                    <span className="visually-hidden">Verdict</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {measures.map((measure) => (
                  <Row key={measure.key} measure={measure} normal={normalOf(items, measure.key)} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Panel>
  );
}

function Row({ measure, normal }: { measure: Measure; normal: Normal }) {
  const { today, usual, verdict } = normal;
  const words = (value: number) => (measure.unit === 'bytes' ? quantity(value, 'bytes') : figure(Math.round(value)));
  const odd = verdict === 'more' || verdict === 'less';
  return (
    <tr data-testid="normal-row" data-verdict={verdict}>
      <th scope="row">{measure.name}</th>
      <td className={classes.figure}>
        <Link to={measure.to}>{words(today)}</Link>
      </td>
      <td className={classes.strip}>
        <DayStrip normal={normal} label={`${measure.name}: ${words(today)} now${usual === null ? '' : `, usually ${words(usual.low)} to ${words(usual.high)}`}`} />
      </td>
      <td className={classes.usual}>{usual === null ? 'not known yet' : words(usual.low) === words(usual.high) ? words(usual.low) : `${words(usual.low)} – ${words(usual.high)}`}</td>
      <td className={classes.verdict} data-odd={odd || undefined}>
        {verdicts[verdict]}
      </td>
    </tr>
  );
}
