import { createColumnHelper } from '@tanstack/react-table';
import type { SourceCoverage, StreamCoverage } from '../api/types';
import { count, figure, quantity } from '../format/number';
import { span, utc } from '../format/time';
import { coverageMeaning, coverageWords } from '../format/words';
import { DataTable } from '../ui/DataTable';
import { Untrusted } from '../ui/Untrusted';
import { When } from '../ui/When';

const column = createColumnHelper<StreamCoverage>();
const figures = { figures: true };
const lag = (seconds: number | null) => (seconds === null ? 'not known' : seconds < 1 ? 'under 1 s' : quantity(seconds, 'seconds'));

const columns = [
  column.accessor('account', { header: 'Account', cell: (cell) => (cell.getValue() === '' ? 'not named' : <Untrusted value={cell.getValue()} mono />) }),
  column.accessor('state', { header: 'State', cell: (cell) => <span title={coverageMeaning[cell.getValue()]}>{coverageWords[cell.getValue()]}</span> }),
  column.accessor('last_event', { header: 'Last event', cell: (cell) => <When time={cell.getValue()} />, meta: figures }),
  column.accessor('lag_p50', { header: 'Lag, half', cell: (cell) => lag(cell.getValue()), meta: figures }),
  column.accessor('lag_p95', { header: 'Lag, 95 of 100', cell: (cell) => lag(cell.getValue()), meta: figures }),
  column.accessor('rate_per_minute', { header: 'A minute', cell: (cell) => figure(cell.getValue()), meta: figures }),
  column.accessor('usual_pause', { header: 'Longest pause', cell: (cell) => lag(cell.getValue()), meta: figures }),
  column.accessor('patience', { header: 'Silent after', cell: (cell) => (cell.getValue() === null ? 'not judged yet' : quantity(cell.getValue() ?? 0, 'seconds')), meta: figures }),
  column.accessor((stream) => stream.gaps.length, {
    id: 'gaps',
    header: 'Gaps',
    cell: ({ row }) => <span title={row.original.gaps.map((gap) => `${utc(gap.from)}: ${span(gap.to - gap.from)}`).join('\n')}>{count(row.original.gaps.length)}</span>,
    meta: figures,
  }),
  column.accessor('late', { header: 'Late', cell: (cell) => count(cell.getValue()), meta: figures }),
  column.accessor('duplicates', { header: 'Duplicates', cell: (cell) => count(cell.getValue()), meta: figures }),
];

/** One row an account. */
export const AccountsTable = ({ source }: { source: SourceCoverage }) => <DataTable label={`Accounts of ${source.title}`} rows={source.accounts} columns={columns} sortable testId="account-row" />;
