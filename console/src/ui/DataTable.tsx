import { flexRender, getCoreRowModel, getSortedRowModel, useReactTable, type ColumnDef, type RowData, type SortingState } from '@tanstack/react-table';
import { useState } from 'react';
import classes from './DataTable.module.css';

declare module '@tanstack/react-table' {
  // The names must be those of the library's own declaration.
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  interface ColumnMeta<TData extends RowData, TValue> {
    /** Figures stand to the right. */
    figures?: boolean;
    /** Widest that the column may be, in px. */
    width?: number;
  }
}

interface DataTableProps<T> {
  label: string;
  rows: readonly T[];
  // A table holds columns of different value types.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  columns: ColumnDef<T, any>[];
  /** Only for lists that are here as a whole: sorting a page of a longer list would lie. */
  sortable?: boolean;
  testId?: string;
}

const none: SortingState = [];

/** A table of rows; wide ones scroll by themselves and not the page. */
export function DataTable<T>({ label, rows, columns, sortable = false, testId }: DataTableProps<T>) {
  const [sorting, setSorting] = useState(none);
  const table = useReactTable({
    data: rows as T[],
    columns,
    state: { sorting },
    onSortingChange: setSorting,
    enableSorting: sortable,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
  });
  return (
    <div className={classes.scroll} role="region" aria-label={label} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => {
                const { column } = header;
                const name = flexRender(column.columnDef.header, header.getContext());
                const sorted = column.getIsSorted();
                return (
                  <th
                    key={header.id}
                    scope="col"
                    data-figures={column.columnDef.meta?.figures}
                    aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : undefined}
                  >
                    {column.getCanSort() ? (
                      <button type="button" className={classes.sort} onClick={column.getToggleSortingHandler()}>
                        {name}
                        {sorted === 'asc' ? ' ↑' : sorted === 'desc' ? ' ↓' : ''}
                      </button>
                    ) : (
                      name
                    )}
                  </th>
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} data-testid={testId}>
              {row.getVisibleCells().map((cell) => {
                const { figures, width } = cell.column.columnDef.meta ?? {};
                return (
                  <td key={cell.id} data-figures={figures} style={width === undefined ? undefined : { maxWidth: width }}>
                    {flexRender(cell.column.columnDef.cell, cell.getContext())}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
