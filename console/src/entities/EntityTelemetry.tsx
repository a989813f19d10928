import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { connectionsQuery, eventsQuery, hoursQuery } from '../api/estate';
import { ConnectionsTable } from '../search/ConnectionsTable';
import { EventsTable } from '../search/EventsTable';
import { HoursChart } from '../search/HoursChart';
import { RowRecordDrawer } from '../search/RowRecordDrawer';
import { Empty } from '../ui/Empty';
import { Failure } from '../ui/Failure';
import { Panel } from '../ui/Panel';
import { Waiting } from '../ui/Waiting';

const most = 10;

/** What it did last: hours, connections and events, with the way to all of them. */
export function EntityTelemetry({ id }: { id: string }) {
  const filter = { entity: id };
  const hours = useQuery(hoursQuery(filter));
  const connections = useInfiniteQuery(connectionsQuery(filter, most));
  const events = useInfiniteQuery(eventsQuery(filter, most));
  const flows = connections.data?.pages[0]?.items;
  const rows = events.data?.pages[0]?.items;
  const search = `/search?entity=${encodeURIComponent(id)}`;
  return (
    <>
      {hours.data !== undefined && hours.data.items.length > 0 && (
        <Panel title="Hour by hour" note="bytes sent, or events where there are none · UTC">
          <HoursChart hours={hours.data.items} />
        </Panel>
      )}
      <Panel title="Connections" note={<Link to={`${search}&kind=connections`}>all in search</Link>} flush>
        {connections.isPending && <Waiting rows={3} height={26} />}
        {connections.isError && <Failure error={connections.error} retry={() => void connections.refetch()} what="list of connections" />}
        {flows !== undefined && (flows.length === 0 ? <Empty title="No connection of it was recorded" /> : <ConnectionsTable rows={flows} entity={id} />)}
      </Panel>
      <Panel title="Recent events" note={<Link to={search}>all in search</Link>} flush>
        {events.isPending && <Waiting rows={3} height={26} />}
        {events.isError && <Failure error={events.error} retry={() => void events.refetch()} what="list of events" />}
        {rows !== undefined && (rows.length === 0 ? <Empty title="No event of it was recorded" /> : <EventsTable rows={rows} entity={id} />)}
      </Panel>
      <RowRecordDrawer />
    </>
  );
}
