import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createColumnHelper } from '@tanstack/react-table';
import { useState } from 'react';
import { tokensQuery, useRevokeToken } from '../api/access';
import type { TokenView } from '../api/types';
import { counted } from '../format/number';
import { utc } from '../format/time';
import { tokenWords } from '../format/access';
import { DataTable } from '../ui/DataTable';
import { Empty } from '../ui/Empty';
import { Failure } from '../ui/Failure';
import { Panel } from '../ui/Panel';
import { Untrusted } from '../ui/Untrusted';
import { useNow } from '../ui/useNow';
import { Waiting } from '../ui/Waiting';
import { AddTokenDialog } from './AddTokenDialog';
import classes from './Settings.module.css';

const column = createColumnHelper<TokenView>();

const columns = [
  column.accessor('name', { header: 'Name', cell: (cell) => <Untrusted value={cell.getValue()} /> }),
  column.accessor('owner', { header: 'Of', cell: (cell) => <Untrusted value={cell.getValue()} /> }),
  column.accessor('role', { header: 'Role' }),
  column.accessor((token) => token.scopes.join(', '), { id: 'scopes', header: 'Parts', cell: ({ row }) => (row.original.scopes.length === 0 ? 'all' : row.original.scopes.join(', ')), meta: { width: 240 } }),
  column.display({ id: 'state', header: 'State', cell: ({ row }) => <State token={row.original} /> }),
  column.accessor('last_used', {
    header: 'Last used (UTC)',
    cell: ({ row: { original: token } }) => (token.last_used === null ? 'never' : `${utc(token.last_used).slice(0, 16)} from ${token.last_address}`),
  }),
  column.display({ id: 'do', header: '', cell: ({ row }) => row.original.revoked_at === null && <Revoke token={row.original} /> }),
];

function State({ token }: { token: TokenView }) {
  const words = tokenWords(token, useNow());
  return <span title={utc(token.expires_at)}>{words}</span>;
}

function Revoke({ token }: { token: TokenView }) {
  const revoke = useRevokeToken();
  return (
    <div className={classes.buttons}>
      <Button size="compact-xs" variant="default" loading={revoke.isPending} data-testid="revoke-token" onClick={() => revoke.mutate(token.token_id)}>
        Take back
      </Button>
    </div>
  );
}

/** What programs sign in with. */
export function TokensSection() {
  const { data, error, isPending, refetch } = useQuery(tokensQuery);
  const [adding, setAdding] = useState(false);
  return (
    <Panel title="Tokens" note={data === undefined || data.length === 0 ? undefined : counted(data.length, 'token')} flush>
      <div className={classes.toolbar}>
        <Button size="xs" data-testid="add-token" onClick={() => setAdding(true)}>
          Make a token…
        </Button>
        <p className={classes.note}>
          Programs send one as <code>Authorization: Bearer …</code>. A token never does more than its owner may, and nothing of what is for people: users, tokens, passwords.
        </p>
      </div>
      {isPending && <Waiting rows={3} height={32} />}
      {error !== null && data === undefined && <Failure error={error} retry={() => void refetch()} what="list of tokens" />}
      {data?.length === 0 && <Empty title="There is no token">Make one for each program, with the least role and the parts that it needs.</Empty>}
      {data !== undefined && data.length > 0 && <DataTable label="Tokens" rows={data} columns={columns} sortable testId="token-row" />}
      <AddTokenDialog opened={adding} close={() => setAdding(false)} />
    </Panel>
  );
}
