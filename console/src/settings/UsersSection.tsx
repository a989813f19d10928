import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createColumnHelper } from '@tanstack/react-table';
import { useState } from 'react';
import { usersQuery } from '../api/access';
import type { UserView } from '../api/types';
import { counted } from '../format/number';
import { utc } from '../format/time';
import { DataTable } from '../ui/DataTable';
import { Failure } from '../ui/Failure';
import { Panel } from '../ui/Panel';
import { Untrusted } from '../ui/Untrusted';
import { Waiting } from '../ui/Waiting';
import { AddUserDialog } from './AddUserDialog';
import classes from './Settings.module.css';
import { UserButtons } from './UserButtons';
import { UserRole } from './UserRole';

const column = createColumnHelper<UserView>();

const columns = [
  column.accessor('name', { header: 'Name', cell: (cell) => <Untrusted value={cell.getValue()} /> }),
  column.accessor('role', { header: 'Role', cell: ({ row }) => <UserRole user={row.original} /> }),
  column.accessor('at_provider', { header: 'Signs in with', cell: ({ row }) => (row.original.at_provider ? 'the identity provider' : row.original.has_codes ? 'password and code' : 'password') }),
  column.display({ id: 'state', header: 'State', cell: ({ row }) => <State user={row.original} /> }),
  column.accessor('last_sign_in', { header: 'Last sign-in (UTC)', cell: (cell) => (cell.getValue() === null ? 'never' : utc(cell.getValue() ?? 0).slice(0, 16)) }),
  column.display({ id: 'do', header: '', cell: ({ row }) => <UserButtons user={row.original} /> }),
];

function State({ user }: { user: UserView }) {
  if (user.is_disabled) return <span className={classes.state}>disabled</span>;
  if (user.locked_until !== null)
    return (
      <span className={classes.state} data-bad>
        locked out until {utc(user.locked_until).slice(11, 16)}
      </span>
    );
  return <span>{user.must_change_password ? 'has not chosen a password yet' : 'may sign in'}</span>;
}

/** Who may sign in, and as what. */
export function UsersSection() {
  const { data, error, isPending, refetch } = useQuery(usersQuery);
  const [adding, setAdding] = useState(false);
  return (
    <Panel title="Users" note={data === undefined ? undefined : counted(data.length, 'user')} flush>
      <div className={classes.toolbar}>
        <Button size="xs" data-testid="add-user" onClick={() => setAdding(true)}>
          Add a user…
        </Button>
        <p className={classes.note}>Each role may do all that those before it may: viewers read, analysts work on incidents, responders decide on actions, administrators manage users, tokens and settings.</p>
      </div>
      {isPending && <Waiting rows={3} height={32} />}
      {error !== null && data === undefined && <Failure error={error} retry={() => void refetch()} what="list of users" />}
      {data !== undefined && <DataTable label="Users" rows={data} columns={columns} sortable testId="user-row" />}
      <AddUserDialog opened={adding} close={() => setAdding(false)} />
    </Panel>
  );
}
