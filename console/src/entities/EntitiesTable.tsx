import { createColumnHelper } from '@tanstack/react-table';
import type { EntitySummary } from '../api/types';
import { count } from '../format/number';
import { typeWords } from '../format/words';
import { DataTable } from '../ui/DataTable';
import { EntityLink } from '../ui/EntityLink';
import { Untrusted } from '../ui/Untrusted';
import { When } from '../ui/When';

const column = createColumnHelper<EntitySummary>();

const columns = [
  column.accessor((row) => row.entity.name, { id: 'name', header: 'Name', cell: ({ row }) => <EntityLink entity={row.original.entity} />, meta: { width: 340 } }),
  column.accessor((row) => typeWords[row.entity.type], { id: 'type', header: 'Kind' }),
  column.accessor((row) => row.entity.account, { id: 'account', header: 'Account', cell: (cell) => <Untrusted value={cell.getValue()} clip /> }),
  column.accessor((row) => row.entity.ips.join(', '), { id: 'ips', header: 'Addresses', cell: (cell) => <Untrusted value={cell.getValue()} clip />, meta: { width: 200 } }),
  column.accessor('last_seen', { header: 'Last seen', cell: (cell) => <When time={cell.getValue()} />, meta: { figures: true } }),
  column.accessor('days_seen', { header: 'Days seen', cell: (cell) => count(cell.getValue()), meta: { figures: true } }),
  column.accessor('records', { header: 'Records', cell: (cell) => count(cell.getValue()), meta: { figures: true } }),
  column.accessor('learning', { header: 'Judged by', cell: (cell) => (cell.getValue() ? 'its peers, still learning' : 'its own past') }),
];

/** Entities as rows. */
export const EntitiesTable = ({ entities }: { entities: readonly EntitySummary[] }) => (
  <DataTable label="Entities" rows={entities} columns={columns} sortable testId="entity-row" />
);
