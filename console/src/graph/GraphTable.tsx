import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import type { GraphEdge, GraphNode } from '../api/types';
import { bytes, count } from '../format/number';
import { shortId } from '../format/words';
import { utcMinute, utcDay } from '../format/time';
import { DataTable } from '../ui/DataTable';
import { Link } from 'react-router';
import { entityPath } from '../ui/EntityLink';
import { Untrusted } from '../ui/Untrusted';

const columnsFor = (names: ReadonlyMap<string, GraphNode>): ColumnDef<GraphEdge>[] => {
  const who = (id: string) => {
    const node = names.get(id);
    const name = <Untrusted value={shortId(node?.name ?? id)} clip />;
    return node === undefined || node.kind === 'address' || node.kind === 'other' ? name : <Link to={entityPath(id)}>{name}</Link>;
  };
  return [
    { id: 'from', header: 'From', cell: ({ row }) => who(row.original.from), meta: { width: 240 } },
    { id: 'does', header: 'Does', cell: ({ row }) => (row.original.is_telling ? <strong><Untrusted value={row.original.does} /></strong> : <Untrusted value={row.original.does} />), meta: { width: 220 } },
    { id: 'to', header: 'To', cell: ({ row }) => who(row.original.to), meta: { width: 240 } },
    { id: 'records', header: 'Records', accessorFn: (row) => row.records, cell: ({ row }) => count(row.original.records), meta: { figures: true } },
    { id: 'bytes', header: 'Bytes', accessorFn: (row) => row.bytes, cell: ({ row }) => (row.original.bytes > 0 ? bytes(row.original.bytes) : ''), meta: { figures: true } },
    { id: 'first', header: 'First', accessorFn: (row) => row.first, cell: ({ row }) => `${utcDay(row.original.first)} ${utcMinute(row.original.first)}`, meta: { figures: true } },
    { id: 'last', header: 'Last', accessorFn: (row) => row.last, cell: ({ row }) => `${utcDay(row.original.last)} ${utcMinute(row.original.last)}`, meta: { figures: true } },
    { id: 'refused', header: '', cell: ({ row }) => (row.original.refused ? <strong>refused</strong> : '') },
  ];
};

/** What passed between whom, as rows: the graph for those who do not see it, and for figures. */
export function GraphTable({ edges, nodes }: { edges: readonly GraphEdge[]; nodes: readonly GraphNode[] }) {
  const columns = useMemo(() => columnsFor(new Map(nodes.map((node) => [node.id, node]))), [nodes]);
  return <DataTable label="What passed between whom" rows={edges} columns={columns} sortable testId="graph-row" />;
}
