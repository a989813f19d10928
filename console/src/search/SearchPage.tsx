import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { hoursQuery } from '../api/estate';
import { writeTime } from '../format/time';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { useQueryState } from '../ui/useQueryState';
import { ConnectionResults } from './ConnectionResults';
import { EventResults } from './EventResults';
import { HoursChart } from './HoursChart';
import { connectionsOf, eventsOf, periodOf } from './query';
import { SearchForm } from './SearchForm';
import classes from './SearchPage.module.css';

/** Events and connections by entity, address, time and field; the URL is the search. */
export function SearchPage() {
  const { read, write } = useQueryState();
  const kind = read('kind') === 'connections' ? 'connections' : 'events';
  const hours = useQuery(hoursQuery(periodOf(read)));
  const total = hours.data?.items ?? [];
  return (
    <>
      <PageHead title="Search">Everything that was read, by entity, address, time and field. A value in the table narrows the search to it.</PageHead>
      <SearchForm key={JSON.stringify(kind === 'events' ? eventsOf(read) : connectionsOf(read))} kind={kind} />
      {total.length > 1 && (
        <Panel title="Hour by hour" note="bytes sent, or events where there are none · press an hour to search in it">
          <HoursChart hours={total} press={(hour) => write({ from: writeTime(hour), to: writeTime(hour + 3_600_000) })} />
        </Panel>
      )}
      <SegmentedControl
        className={classes.kinds ?? ''}
        size="sm"
        aria-label="Kind of rows"
        data={[
          { value: 'events', label: 'Events' },
          { value: 'connections', label: 'Connections' },
        ]}
        value={kind}
        onChange={(value) => write({ kind: value === 'connections' ? value : '' })}
      />
      {kind === 'events' ? <EventResults query={eventsOf(read)} /> : <ConnectionResults query={connectionsOf(read)} />}
    </>
  );
}
