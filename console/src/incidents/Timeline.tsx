import { Button } from '@mantine/core';
import type { Alert, EntityRef } from '../api/types';
import { utcClock, utcDay, utcMinute } from '../format/time';
import { EntityLink } from '../ui/EntityLink';
import { lanesOf, periodOf, ticksOf } from './lanes';
import classes from './Timeline.module.css';
import { TimelineMark } from './TimelineMark';
import { useZoom } from './useZoom';
import type { ShownAlert } from './useShownAlert';

interface TimelineProps {
  alerts: readonly Alert[];
  entities: readonly EntityRef[];
  pointing: ShownAlert;
}

/** One lane an entity, alerts on the axis of time; a hollow mark is an alert of another entity that touches this one. */
export function Timeline({ alerts, entities, pointing }: TimelineProps) {
  const { period, zoomed, brush, handlers, reset } = useZoom(periodOf(alerts));
  const ticks = ticksOf(period);
  const place = (time: number) => ((time - period.from) / (period.to - period.from)) * 100;
  const [first = 0, second = 0] = ticks;
  const label = second - first >= 86_400_000 ? utcDay : second - first >= 60_000 ? utcMinute : utcClock;
  return (
    <div className={classes.timeline}>
      <div className={classes.names}>
        {lanesOf(alerts, entities).map(({ entity }) => (
          <div key={entity.id} className={classes.name}>
            <EntityLink entity={entity} />
          </div>
        ))}
      </div>
      <div className={classes.field} {...handlers}>
        {ticks.map((time) => (
          <div key={time} className={classes.tick} style={{ left: `${place(time)}%` }}>
            <span>{label(time)}</span>
          </div>
        ))}
        {brush !== null && <div className={classes.brush} style={{ left: `${brush.from}%`, width: `${brush.to - brush.from}%` }} />}
        {lanesOf(alerts, entities).map((lane) => (
          <div key={lane.entity.id} className={classes.lane}>
            {lane.touched.map((index) => (
              <TimelineMark key={`t${index}`} alert={alerts[index]} number={index + 1} place={place} pointing={pointing} hollow />
            ))}
            {lane.own.map((index) => (
              <TimelineMark key={index} alert={alerts[index]} number={index + 1} place={place} pointing={pointing} />
            ))}
          </div>
        ))}
      </div>
      <p className={classes.day}>
        {utcDay(period.from)}
        {utcDay(period.to) !== utcDay(period.from) && ` – ${utcDay(period.to)}`}
        {zoomed && (
          <Button size="compact-xs" variant="default" ml={8} onClick={reset}>
            Show all
          </Button>
        )}
      </p>
    </div>
  );
}
