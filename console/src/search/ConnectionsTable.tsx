import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import type { ConnectionRow } from '../api/types';
import { bytes, count } from '../format/number';
import { utc } from '../format/time';
import { protocolWords } from '../format/words';
import { DataTable } from '../ui/DataTable';
import { EntityId } from './EntityId';
import { Narrow } from './Narrow';
import { OpenRecord } from './OpenRecord';
import { placeOfConnection } from './rowPlace';

const columnsFor = (entity: string | undefined): ColumnDef<ConnectionRow>[] => [
  { id: 'record', header: 'Record', cell: ({ row }) => <OpenRecord place={placeOfConnection(row.original)} /> },
  ...(entity === undefined ? [{ id: 'entity', header: 'Entity', cell: ({ row }: { row: { original: ConnectionRow } }) => <EntityId id={row.original.entity_id} />, meta: { width: 220 } }] : []),
  { id: 'way', header: '', cell: ({ row }) => (row.original.serves ? 'serves' : 'calls') },
  { id: 'peer', header: 'Peer', cell: ({ row }) => <EntityId id={row.original.peer} />, meta: { width: 240 } },
  { id: 'address', header: 'Its address', cell: ({ row }) => <Narrow kind="connections" name="ip" value={row.original.peer_address} entity={entity} /> },
  { id: 'port', header: 'Port', cell: ({ row }) => <Narrow kind="connections" name="port" value={String(row.original.port)} entity={entity} />, meta: { figures: true } },
  { id: 'protocol', header: 'Protocol', cell: ({ row }) => <Narrow kind="connections" name="protocol" value={String(row.original.protocol)} words={protocolWords(row.original.protocol)} entity={entity} /> },
  { id: 'blocked', header: '', cell: ({ row }) => (row.original.blocked ? <strong>refused</strong> : 'allowed') },
  { id: 'out', header: 'Sent', cell: ({ row }) => bytes(row.original.bytes_out), meta: { figures: true } },
  { id: 'in', header: 'Received', cell: ({ row }) => bytes(row.original.bytes_in), meta: { figures: true } },
  { id: 'records', header: 'Records', cell: ({ row }) => count(row.original.records), meta: { figures: true } },
  { id: 'first', header: 'First', cell: ({ row }) => utc(row.original.first_time).replace(' UTC', ''), meta: { figures: true } },
  { id: 'last', header: 'Last', cell: ({ row }) => utc(row.original.last_time).replace(' UTC', ''), meta: { figures: true } },
];

/** Connections as rows, most bytes first: one for each peer, port, protocol and direction. */
export function ConnectionsTable({ rows, entity, more }: { rows: readonly ConnectionRow[]; entity?: string; more?: (() => void) | undefined }) {
  const columns = useMemo(() => columnsFor(entity), [entity]);
  return <DataTable label="Connections" rows={rows} columns={columns} more={more} testId="connection-row" />;
}
