import { createColumnHelper } from '@tanstack/react-table';
import { Link } from 'react-router';
import type { SourceStatus } from '../api/types';
import { count } from '../format/number';
import { DataTable } from '../ui/DataTable';
import { Untrusted } from '../ui/Untrusted';
import { When } from '../ui/When';

const column = createColumnHelper<SourceStatus>();
const figures = { figures: true };

const columns = [
  column.accessor('title', { header: 'Source', cell: ({ row }) => <strong><Untrusted value={row.original.title} /></strong> }),
  column.accessor('source', { header: 'Name', cell: (cell) => <Untrusted value={cell.getValue()} mono /> }),
  column.accessor('last_event', { header: 'Last event', cell: (cell) => <When time={cell.getValue()} />, meta: figures }),
  column.accessor('events', {
    header: 'Events',
    cell: ({ row }) => <Link to={`/search?source=${encodeURIComponent(row.original.source)}`}>{count(row.original.events)}</Link>,
    meta: figures,
  }),
  column.accessor('ignored', { header: 'Ignored', cell: (cell) => count(cell.getValue()), meta: figures }),
  column.accessor('dead_letters', { header: 'Could not be read', cell: (cell) => (cell.getValue() > 0 ? <strong>{count(cell.getValue())}</strong> : '0'), meta: figures }),
  column.accessor('files', { header: 'Files', cell: (cell) => count(cell.getValue()), meta: figures }),
];

/** One row a source. */
export const SourcesTable = ({ sources }: { sources: readonly SourceStatus[] }) => <DataTable label="Sources" rows={sources} columns={columns} sortable testId="source-row" />;
