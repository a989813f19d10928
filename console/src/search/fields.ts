/** A field that a search can be limited to, by its name in the API. */
export interface SearchField {
  name: string;
  title: string;
}

export const common: readonly SearchField[] = [
  { name: 'entity', title: 'Entity id' },
  { name: 'address', title: 'Address' },
  { name: 'from', title: 'From (UTC)' },
  { name: 'to', title: 'To (UTC)' },
];

export const ofEvents: readonly SearchField[] = [
  { name: 'operation', title: 'Operation' },
  { name: 'service', title: 'Service' },
  { name: 'outcome', title: 'Outcome' },
  { name: 'error', title: 'Error' },
  { name: 'source', title: 'Source' },
  { name: 'account', title: 'Account' },
  { name: 'region', title: 'Region' },
  { name: 'agent', title: 'Client program' },
  { name: 'class', title: 'Class' },
];

export const ofConnections: readonly SearchField[] = [
  { name: 'peer', title: 'Peer' },
  { name: 'port', title: 'Port' },
  { name: 'protocol', title: 'Protocol number' },
];

export type Kind = 'events' | 'connections';

export const fieldsOf = (kind: Kind): readonly SearchField[] => [...common, ...(kind === 'events' ? ofEvents : ofConnections)];
