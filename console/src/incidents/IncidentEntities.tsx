import type { ColumnDef } from '@tanstack/react-table';
import { Link } from 'react-router';
import type { Alert, EntityRef } from '../api/types';
import { count } from '../format/number';
import { typeWords } from '../format/words';
import { DataTable } from '../ui/DataTable';
import { EntityLink } from '../ui/EntityLink';
import { Untrusted } from '../ui/Untrusted';

interface Row {
  entity: EntityRef;
  alerts: number;
}

const columns: ColumnDef<Row>[] = [
  { id: 'name', header: 'Name', cell: ({ row }) => <EntityLink entity={row.original.entity} />, meta: { width: 260 } },
  { id: 'type', header: 'Kind', cell: ({ row }) => typeWords[row.original.entity.type] },
  { id: 'account', header: 'Account', cell: ({ row }) => <Untrusted value={row.original.entity.account} clip /> },
  { id: 'ips', header: 'Addresses', cell: ({ row }) => <Addresses ips={row.original.entity.ips} />, meta: { width: 220 } },
  { id: 'alerts', header: 'Alerts', cell: ({ row }) => count(row.original.alerts), meta: { figures: true } },
];

function Addresses({ ips }: { ips: readonly string[] }) {
  return ips.map((ip, index) => (
    <span key={ip}>
      {index > 0 && ', '}
      <Link to={`/search?address=${encodeURIComponent(ip)}`}>
        <Untrusted value={ip} />
      </Link>
    </span>
  ));
}

/** Everyone and everything in an incident, the main one first. */
export function IncidentEntities({ entities, alerts }: { entities: readonly EntityRef[]; alerts: readonly Alert[] }) {
  const rows = entities.map((entity) => ({ entity, alerts: alerts.filter((alert) => alert.entity.id === entity.id).length }));
  return <DataTable label="Entities of the incident" rows={rows} columns={columns} />;
}
