import { Button } from '@mantine/core';
import { useSetStatus } from '../api/incidents';
import type { IncidentStatus } from '../api/types';
import classes from './StatusButton.module.css';

/** Closes an open incident and reopens a closed one: it can be undone, so it asks nothing. */
export function StatusButton({ id, status }: { id: string; status: IncidentStatus }) {
  const set = useSetStatus(id);
  const closed = status === 'closed';
  return (
    <div className={classes.status}>
      <Button size="sm" variant={closed ? 'default' : 'filled'} loading={set.isPending} data-testid="set-status" onClick={() => set.mutate(closed ? 'open' : 'closed')}>
        {closed ? 'Reopen' : 'Close incident'}
      </Button>
      {set.isError && (
        <p role="alert" className={classes.error}>
          {set.error.message}
        </p>
      )}
    </div>
  );
}
