import { Button, Checkbox, TextInput } from '@mantine/core';
import type { HoursDraft } from './draft';
import classes from './Policy.module.css';

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** When a rule holds: spans of the day on days of the week; none for always. */
export function HoursFields({ hours, change }: { hours: readonly HoursDraft[]; change: (hours: HoursDraft[]) => void }) {
  const set = (index: number, part: Partial<HoursDraft>) => change(hours.map((each, at) => (at === index ? { ...each, ...part } : each)));
  return (
    <fieldset className={classes.hours}>
      <legend>Hours</legend>
      <p className={classes.dim}>{hours.length === 0 ? 'Always.' : 'The days are those on which the hours begin; 18:00 to 08:00 ends on the day after. The same time twice is the whole day.'}</p>
      {hours.map((each, index) => (
        <div key={index} className={classes.span} data-testid="hours">
          <Checkbox.Group aria-label="Days" value={each.days} onChange={(value) => set(index, { days: value })}>
            <div className={classes.days}>
              {days.map((day) => (
                <Checkbox key={day} value={day} size="xs" label={day} data-testid={`day-${day}`} />
              ))}
            </div>
          </Checkbox.Group>
          <TextInput size="xs" w={84} aria-label="From" placeholder="18:00" value={each.from} data-testid="hours-from" onChange={(event) => set(index, { from: event.currentTarget.value })} />
          <span>to</span>
          <TextInput size="xs" w={84} aria-label="To" placeholder="08:00" value={each.to} data-testid="hours-to" onChange={(event) => set(index, { to: event.currentTarget.value })} />
          <TextInput size="xs" w={150} aria-label="Time zone" placeholder="Europe/Paris" value={each.zone} onChange={(event) => set(index, { zone: event.currentTarget.value })} />
          <Button size="compact-xs" variant="default" onClick={() => change(hours.filter((_, at) => at !== index))}>
            Remove
          </Button>
        </div>
      ))}
      <Button size="compact-xs" variant="default" data-testid="hours-add" onClick={() => change([...hours, { days: [], from: '18:00', to: '08:00', zone: Intl.DateTimeFormat().resolvedOptions().timeZone }])}>
        {hours.length === 0 ? 'Only at some hours…' : 'More hours'}
      </Button>
    </fieldset>
  );
}
