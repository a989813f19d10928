import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createColumnHelper } from '@tanstack/react-table';
import { mySessionsQuery, useEndSession } from '../api/session';
import type { OwnSession } from '../api/types';
import { utc } from '../format/time';
import { meansWords } from '../format/access';
import { DataTable } from '../ui/DataTable';
import { Failure } from '../ui/Failure';
import { Panel } from '../ui/Panel';
import { Untrusted } from '../ui/Untrusted';
import { Waiting } from '../ui/Waiting';
import classes from './Settings.module.css';

const column = createColumnHelper<OwnSession>();

const columns = [
  column.accessor('created_at', { header: 'Signed in', cell: (cell) => utc(cell.getValue()) }),
  column.accessor('means', { header: 'By', cell: (cell) => meansWords[cell.getValue() ?? 'none'] }),
  column.accessor('address', { header: 'From', cell: (cell) => <Untrusted value={cell.getValue()} mono /> }),
  column.accessor('agent', { header: 'Browser', cell: (cell) => <Untrusted value={cell.getValue()} clip />, meta: { width: 260 } }),
  column.accessor('last_used', { header: 'Last used', cell: (cell) => utc(cell.getValue()) }),
  column.accessor('expires_at', { header: 'Ends', cell: (cell) => utc(cell.getValue()) }),
  column.display({ id: 'end', header: '', cell: ({ row }) => (row.original.current ? 'this one' : <EndButton id={row.original.session_id} />) }),
];

/** Where one is signed in. */
export function MySessions() {
  const { data, error, isPending, refetch } = useQuery(mySessionsQuery);
  return (
    <Panel title="Where you are signed in" note="UTC" flush>
      {isPending && <Waiting rows={2} height={32} />}
      {error !== null && data === undefined && <Failure error={error} retry={() => void refetch()} what="list of your sessions" />}
      {data !== undefined && <DataTable label="Your sessions" rows={data} columns={columns} testId="my-session" />}
    </Panel>
  );
}

function EndButton({ id }: { id: string }) {
  const end = useEndSession();
  return (
    <div className={classes.buttons}>
      <Button size="compact-xs" variant="default" loading={end.isPending} onClick={() => end.mutate(id)}>
        End
      </Button>
    </div>
  );
}
