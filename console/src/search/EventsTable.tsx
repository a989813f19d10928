import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import type { EventRow } from '../api/types';
import { bytes } from '../format/number';
import { visible } from '../format/hidden';
import { utc } from '../format/time';
import { enumWords } from '../format/words';
import { DataTable } from '../ui/DataTable';
import { EntityId } from './EntityId';
import { Narrow } from './Narrow';
import { OpenRecord } from './OpenRecord';
import { placeOfEvent } from './rowPlace';

const columnsFor = (entity: string | undefined): ColumnDef<EventRow>[] => {
  const narrow = (name: 'operation' | 'service' | 'outcome' | 'error' | 'agent' | 'region' | 'source', header: string, width?: number): ColumnDef<EventRow> => ({
    id: name,
    header,
    cell: ({ row }) => <Narrow kind="events" name={name} value={row.original[name]} entity={entity} />,
    ...(width === undefined ? {} : { meta: { width } }),
  });
  return [
    { id: 'record', header: 'Record', cell: ({ row }) => <OpenRecord place={placeOfEvent(row.original)} /> },
    { id: 'time', header: 'Time', cell: ({ row }) => utc(row.original.time).replace(' UTC', '') },
    ...(entity === undefined ? [{ id: 'entity', header: 'Entity', cell: ({ row }: { row: { original: EventRow } }) => <EntityId id={row.original.entity_id} />, meta: { width: 220 } }] : []),
    { id: 'what', header: 'What', cell: ({ row }) => (row.original.operation === '' ? <Narrow kind="events" name="class" value={row.original.class} words={enumWords(row.original.class)} entity={entity} /> : <Narrow kind="events" name="operation" value={row.original.operation} entity={entity} />) },
    { id: 'target', header: 'On', cell: ({ row }) => <EntityId id={row.original.target_id} />, meta: { width: 200 } },
    narrow('service', 'Service', 140),
    narrow('outcome', 'Outcome'),
    narrow('error', 'Error', 160),
    { id: 'from', header: 'From', cell: ({ row }) => <Narrow kind="events" name="src_ip" value={row.original.source_address} entity={entity} /> },
    { id: 'to', header: 'To', cell: ({ row }) => <Narrow kind="events" name="dst_ip" value={row.original.destination_address} words={row.original.port > 0 ? `${row.original.destination_address}:${row.original.port}` : row.original.destination_address} entity={entity} /> },
    narrow('agent', 'Client program', 150),
    narrow('region', 'Region'),
    { id: 'bytes', header: 'Sent', cell: ({ row }) => (row.original.bytes_out > 0 ? bytes(row.original.bytes_out) : ''), meta: { figures: true } },
    narrow('source', 'Source'),
    { id: 'file', header: 'File', cell: ({ row }) => <span title={visible(`${row.original.file} @ byte ${row.original.offset}, ${row.original.length} bytes ${row.original.record_id}`)}>{visible(row.original.file.slice(row.original.file.lastIndexOf('/') + 1))}</span>, meta: { width: 150 } },
  ];
};

/** Events as rows, newest first; a value narrows the search. */
export function EventsTable({ rows, entity, more }: { rows: readonly EventRow[]; entity?: string; more?: (() => void) | undefined }) {
  const columns = useMemo(() => columnsFor(entity), [entity]);
  return <DataTable label="Events" rows={rows} columns={columns} more={more} testId="event-row" />;
}
