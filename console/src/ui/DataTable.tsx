import { flexRender, getCoreRowModel, getSortedRowModel, useReactTable, type ColumnDef, type RowData, type SortingState } from '@tanstack/react-table';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
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
  /** Asked for more rows when the last ones come into view. */
  more?: (() => void) | undefined;
}

const none: SortingState = [];

/** Longer lists are drawn only where they are looked at: the page stays as quick with a million rows as with a hundred. */
const longest = 80;
const rowHeight = 32;

/** A table of rows; wide ones scroll by themselves and not the page. */
export function DataTable<T>({ label, rows, columns, sortable = false, testId, more }: DataTableProps<T>) {
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
  const all = table.getRowModel().rows;
  const body = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(body.current === null ? 0 : body.current.getBoundingClientRect().top + window.scrollY), []);
  const virtual = useWindowVirtualizer({ count: all.length, estimateSize: () => rowHeight, overscan: 24, scrollMargin: top, enabled: all.length > longest });
  const items = virtual.getVirtualItems();
  const isLong = all.length > longest;
  // Before the window was measured, the first rows are as good a guess as any.
  const measured = isLong && items.length > 0;
  const shown = measured ? items.flatMap(({ index }) => all[index] ?? []) : isLong ? all.slice(0, longest) : all;
  const above = measured ? (items[0]?.start ?? 0) - top : 0;
  const below = measured ? virtual.getTotalSize() - ((items.at(-1)?.end ?? 0) - top) : 0;
  const atEnd = measured && (items.at(-1)?.index ?? 0) >= all.length - 1;
  const ask = useRef(more);
  useLayoutEffect(() => {
    ask.current = more;
  });
  useLayoutEffect(() => {
    if (atEnd) ask.current?.();
  }, [atEnd, all.length]);
  return (
    <div className={classes.scroll} role="region" aria-label={label} tabIndex={0}>
      <table className={classes.table} aria-rowcount={isLong ? all.length + 1 : undefined}>
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
        <tbody ref={body}>
          <Gap height={above} />
          {shown.map((row) => (
            <tr key={row.id} data-testid={testId} aria-rowindex={isLong ? row.index + 2 : undefined}>
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
          <Gap height={below} />
        </tbody>
      </table>
    </div>
  );
}

/** The place of rows that are not drawn. */
function Gap({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true">
      <td style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}
