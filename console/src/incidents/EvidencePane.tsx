import { Link } from 'react-router';
import { bitsText, sumOf } from '../alerts/bits';
import { NumericStrip } from '../alerts/NumericStrip';
import { RecordList } from '../alerts/RecordList';
import { UsualBars } from '../alerts/UsualBars';
import type { Alert } from '../api/types';
import { oneIn } from '../format/chance';
import { counted } from '../format/number';
import { featureWords } from '../format/words';
import { Panel } from '../ui/Panel';
import { Untrusted } from '../ui/Untrusted';
import classes from './EvidencePane.module.css';
import { Mark } from './Mark';

const most = 2;

/** The evidence of one alert, in short: what weighs most, drawn, and the records. */
export function EvidencePane({ alert, number }: { alert: Alert; number: number }) {
  const sum = sumOf(alert.contributions);
  const heaviest = alert.contributions.map((row, index) => ({ row, bits: sum.rows[index] ?? 0 })).sort((a, b) => b.bits - a.bits);
  const shown = heaviest.filter(({ bits }, index) => index === 0 || (index < most && bits > 0));
  const rest = heaviest.slice(shown.length);
  return (
    <Panel title="Evidence" note="follows what you point at" flush>
      <div className={classes.pane} data-testid="evidence-pane">
        <p className={classes.title}>
          <Mark number={number} on />
          <strong>
            <Untrusted value={alert.title} />
          </strong>
        </p>
        <p className={classes.chance}>
          By chance alone: <Untrusted value={alert.chance === '' ? oneIn(alert.probability) : alert.chance} />
        </p>
        {shown.map(({ row, bits }, index) => (
          <div key={index} className={classes.row}>
            <p className={classes.feature}>
              <span>{featureWords(row.feature)}</span>
              <span className={classes.bits}>{bitsText(bits)} bits</span>
            </p>
            {row.numeric != null && <NumericStrip shape={row.numeric} />}
            {row.categorical != null && <UsualBars shape={row.categorical} most={3} />}
            {row.numeric == null && row.categorical == null && (
              <p>
                <Untrusted value={row.text} />
              </p>
            )}
          </div>
        ))}
        {heaviest.length === 0 && alert.why !== '' && (
          <p>
            <Untrusted value={alert.why} />
          </p>
        )}
        <p className={classes.more}>
          <Link to={`/alerts/${encodeURIComponent(alert.alert_id)}`}>
            {rest.length > 0 ? `Whole ledger, ${counted(rest.length, 'more row')}` : 'Open the alert'}
          </Link>
          <span>{counted(alert.records, 'record')} in all</span>
        </p>
      </div>
      <div className={classes.records}>
        <RecordList alert={alert} most={3} />
      </div>
    </Panel>
  );
}
