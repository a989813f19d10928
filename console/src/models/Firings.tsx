import { Link } from 'react-router';
import type { ModelFirings } from '../api/types';
import { count, counted } from '../format/number';
import { utcDay } from '../format/time';
import { entityPath } from '../ui/EntityLink';
import { Untrusted } from '../ui/Untrusted';
import classes from './Firings.module.css';

const day = 86_400_000;
const most = 8;

/** How often it fired, day by day, and on what. */
export function Firings({ fired, would = false }: { fired: ModelFirings; would?: boolean }) {
  const byDay = new Map(fired.days.map(({ value, count: number }) => [value, number]));
  const days: { name: string; time: number; number: number }[] = [];
  for (let time = Math.floor(fired.from / day) * day; time < fired.to; time += day) {
    const name = new Date(time).toISOString().slice(0, 10);
    days.push({ name, time, number: byDay.get(name) ?? 0 });
  }

  const highest = Math.max(1, ...days.map(({ number }) => number));
  const daysWith = days.filter(({ number }) => number > 0).length;
  return (
    <div className={classes.firings}>
      <p className={classes.said} data-testid={would ? 'would-have-fired' : 'fired'}>
        {fired.alerts === 0
          ? `${would ? 'It would not have fired' : 'It did not fire'} in 30 days.`
          : `${would ? 'It would have fired' : 'It fired'} ${fired.alerts === 1 ? 'once' : `${count(fired.alerts)} times`} in 30 days, on ${counted(daysWith, 'day')}${fired.alerts > 1 ? `, for ${counted(fired.entities.length, 'entity', 'entities')}` : ''}.`}
      </p>
      {fired.alerts > 0 && (
        <>
          <div className={classes.days} role="img" aria-label={days.filter(({ number }) => number > 0).map(({ time, number }) => `${utcDay(time)}: ${number}`).join(', ')}>
            {days.map(({ name, time, number }) => (
              <span key={name} className={classes.day} title={`${utcDay(time)}: ${counted(number, 'alert')}`}>
                <span style={{ height: `${(number / highest) * 100}%` }} />
              </span>
            ))}
          </div>
          <p className={classes.axis} aria-hidden="true">
            <span>{utcDay(fired.from)}</span>
            <span>{utcDay(fired.to)}</span>
          </p>
          <ul>
            {fired.entities.slice(0, most).map(({ value, label, count: number }) => (
              <li key={value} className={classes.entity}>
                <Link to={entityPath(value)}>
                  <Untrusted value={label || value} clip />
                </Link>
                <span>{count(number)}</span>
              </li>
            ))}
          </ul>
          {fired.entities.length > most && <p className={classes.more}>and {counted(fired.entities.length - most, 'other')}</p>}
        </>
      )}
    </div>
  );
}
