import type { Contribution } from '../api/types';
import { oneIn } from '../format/chance';
import { featureWords } from '../format/words';
import { Untrusted } from '../ui/Untrusted';
import { bitsText } from './bits';
import classes from './LedgerRow.module.css';
import { NumericStrip } from './NumericStrip';
import { UsualBars } from './UsualBars';

interface LedgerRowProps {
  row: Contribution;
  /** Tenths of a bit. */
  bits: number;
  /** Tenths of a bit of the row that adds most. */
  longest: number;
  removed: boolean;
  /** Takes the row out of the total while it is pointed at; null puts it back. */
  point: (removed: boolean) => void;
  /** Keeps it out until pressed again: for fingers and keys. */
  toggle: () => void;
}

/** One feature: what was expected, what was seen, drawn on one axis, and what it adds. */
export function LedgerRow({ row, bits, longest, removed, point, toggle }: LedgerRowProps) {
  const drawn = row.numeric != null || row.categorical != null;
  return (
    <li className={classes.row} data-testid="ledger-row" data-removed={removed || undefined} onPointerEnter={(event) => event.pointerType === 'mouse' && point(true)} onPointerLeave={() => point(false)}>
      <div className={classes.words} data-wide={!drawn || undefined}>
        <h3>{featureWords(row.feature)}</h3>
        <p>
          <Untrusted value={row.text} />
        </p>
      </div>
      {drawn && (
        <div className={classes.drawing}>
          {row.numeric != null && <NumericStrip shape={row.numeric} />}
          {row.categorical != null && <UsualBars shape={row.categorical} />}
        </div>
      )}
      <dl className={classes.figures}>
        <dt>Seen</dt>
        <dd className={classes.seen}>
          <Untrusted value={row.observed} />
        </dd>
        <dt>Expected</dt>
        <dd>
          <Untrusted value={row.expected} />
        </dd>
        {row.probability < 1 && (
          <>
            <dt>By chance</dt>
            <dd>{oneIn(row.probability)}</dd>
          </>
        )}
      </dl>
      <button type="button" className={classes.bits} aria-pressed={removed} onClick={toggle} title="Take this row out of the total">
        <span className={classes.number} data-none={bits === 0 || undefined}>{bitsText(bits)} bits</span>
        <span className={classes.track}>
          <span className={classes.bar} style={{ width: `${(Math.abs(bits) / longest) * 100}%` }} />
        </span>
      </button>
    </li>
  );
}
