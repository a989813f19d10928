import type { Alert } from '../api/types';
import { visible } from '../format/hidden';
import { utc } from '../format/time';
import { Mark } from './Mark';
import classes from './Timeline.module.css';
import type { ShownAlert } from './useShownAlert';

interface TimelineMarkProps {
  alert: Alert | undefined;
  number: number;
  /** Percent of the width at which a time stands. */
  place: (time: number) => number;
  pointing: ShownAlert;
  /** For an alert of another entity. */
  hollow?: boolean;
}

/** An alert on a lane: a bar from its first record to the moment it was raised. */
export function TimelineMark({ alert, number, place, pointing, hollow = false }: TimelineMarkProps) {
  if (alert === undefined) return null;
  const from = Math.max(0, place(alert.first_time));
  const at = place(alert.time);
  if (at < 0 || from > 100) return null;
  const to = Math.min(100, at);
  const on = pointing.shown === alert;
  return (
    <>
      {!hollow && <span className={classes.stretch} data-on={on || undefined} style={{ left: `${from}%`, width: `${Math.max(0, to - from)}%` }} />}
      {at <= 100 && (
        <button
          type="button"
          className={classes.at}
          data-hollow={hollow || undefined}
          data-on={on || undefined}
          style={{ left: `${at}%` }}
          title={`${utc(alert.time)}\n${visible(alert.title)}`}
          aria-label={`Alert ${number}, ${utc(alert.time)}: ${visible(alert.title)}`}
          onPointerEnter={() => pointing.point(alert.alert_id)}
          onPointerLeave={() => pointing.point(null)}
          onClick={() => pointing.choose(alert.alert_id)}
        >
          {hollow ? <span className={classes.touch} /> : <Mark number={number} on={on} />}
        </button>
      )}
    </>
  );
}
