import { given } from '../api/http';
import type { ConnectionsFilter, EventsFilter, HoursFilter } from '../api/types';
import { readTime } from '../format/time';
import { ofEvents } from './fields';

type Read = (name: string) => string;

/** The entity, address and time that a URL holds; times that cannot be read are left out. */
export const periodOf = (read: Read): HoursFilter =>
  given({ entity: read('entity'), address: read('address'), from: readTime(read('from')), to: readTime(read('to')) });

/** The conditions on events, in the API's own names. The server says what is wrong with a word that it does not know. */
export const eventsOf = (read: Read): EventsFilter => ({
  ...periodOf(read),
  ...(given(Object.fromEntries(ofEvents.map(({ name }) => [name, read(name)]))) as EventsFilter),
});

/** The conditions on connections; what is no number is left out where one is meant. */
export const connectionsOf = (read: Read): ConnectionsFilter => ({
  ...periodOf(read),
  ...given({ peer: read('peer'), port: numberOf(read('port')), protocol: numberOf(read('protocol')) }),
});

const numberOf = (text: string): number | undefined => (/^\d{1,5}$/.test(text) ? Number(text) : undefined);
