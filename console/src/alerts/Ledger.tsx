import { useState } from 'react';
import type { Alert } from '../api/types';
import { featureWords } from '../format/words';
import { Empty } from '../ui/Empty';
import classes from './Ledger.module.css';
import { bitsText, longest, sumOf, totalWithout } from './bits';
import { LedgerKey } from './LedgerKey';
import { LedgerRow } from './LedgerRow';

/** The ledger of an alert: rows that add up, of which any can be taken away to see what is left. */
export function Ledger({ alert }: { alert: Alert }) {
  const [pointed, setPointed] = useState<number | null>(null);
  const [kept, setKept] = useState<number | null>(null);
  const rows = alert.contributions;
  if (rows.length === 0)
    return (
      <Empty title="This alert has no ledger">
        {alert.kind === 'learned' ? 'Nothing was counted against a pattern of life.' : 'It was raised because its conditions hold, not because something was unusual.'}
      </Empty>
    );
  const sum = sumOf(rows);
  const ordered = rows.map((row, index) => ({ row, index })).sort((a, b) => (sum.rows[b.index] ?? 0) - (sum.rows[a.index] ?? 0));
  const removed = pointed ?? kept;
  const total = totalWithout(sum, removed);
  const out = removed === null ? undefined : rows[removed];
  return (
    <div>
      {rows.some((row) => row.numeric != null || row.categorical != null) && <LedgerKey />}
      <ul>
        {ordered.map(({ row, index }) => (
          <LedgerRow
            key={`${row.feature} ${index}`}
            row={row}
            bits={sum.rows[index] ?? 0}
            longest={longest(sum)}
            removed={removed === index}
            point={(inside) => setPointed(inside ? index : null)}
            toggle={() => {
              setKept(kept === index ? null : index);
              setPointed(null);
            }}
          />
        ))}
      </ul>
      <div className={classes.total} aria-live="polite">
        <span className={classes.note} data-idle={out === undefined || undefined}>
          {out === undefined
            ? 'Together. Each bit halves the chance; point at a row to see the total without it.'
            : `Without “${featureWords(out.feature)}”: ${bitsText(sum.total)} − ${bitsText(sum.total - total)}`}
        </span>
        <strong data-testid="ledger-total">{bitsText(total)} bits</strong>
        <span className={classes.track} aria-hidden="true">
          <span className={classes.bar} style={{ width: `${sum.total > 0 ? Math.max(0, (total / sum.total) * 100) : 0}%` }} />
        </span>
      </div>
    </div>
  );
}
