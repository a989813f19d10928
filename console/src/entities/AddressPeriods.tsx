import { Link } from 'react-router';
import type { EntityView } from '../api/types';
import { span, utc, utcDay } from '../format/time';
import { Untrusted } from '../ui/Untrusted';
import classes from './AddressPeriods.module.css';

/** When it held which address: one bar a period, one row an address, from its first record to its last. */
export function AddressPeriods({ view }: { view: EntityView }) {
  const from = Math.min(view.first_seen, ...view.addresses.map((period) => period.from));
  const to = Math.max(view.last_seen, from + 1, ...view.addresses.map((period) => period.to ?? 0));
  const place = (time: number) => ((time - from) / (to - from)) * 100;
  const rows = new Map<string, typeof view.addresses>();
  for (const period of view.addresses) rows.set(`${period.network} ${period.address}`, [...(rows.get(`${period.network} ${period.address}`) ?? []), period]);
  return (
    <div className={classes.periods}>
      {[...rows.entries()].map(([key, periods]) => {
        const { address = '', network = '' } = periods[0] ?? {};
        return (
          <div key={key} className={classes.row}>
            <span className={classes.address} title={network}>
              <Link to={`/search?address=${encodeURIComponent(address)}`}>
                <Untrusted value={address} />
              </Link>
            </span>
            <span className={classes.track}>
              {periods.map((period) => (
                <span
                  key={period.from}
                  className={classes.bar}
                  data-held={period.to === null || undefined}
                  style={{ left: `${place(period.from)}%`, width: `${Math.max(0.4, place(period.to ?? to) - place(period.from))}%` }}
                  title={`${utc(period.from)} – ${period.to === null ? 'held now' : utc(period.to)}`}
                />
              ))}
            </span>
            <span className={classes.note}>{periods.some((period) => period.to === null) ? 'held now' : span(periods.reduce((sum, period) => sum + ((period.to ?? to) - period.from), 0))}</span>
          </div>
        );
      })}
      <div className={classes.axis} aria-hidden="true">
        <span>{utcDay(from)}</span>
        <span>{utcDay((from + to) / 2)}</span>
        <span>{utcDay(to)}</span>
      </div>
    </div>
  );
}
