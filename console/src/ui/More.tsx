import { Button } from '@mantine/core';
import { count } from '../format/number';
import classes from './More.module.css';

interface MoreProps {
  shown: number;
  total: number;
  what: string;
  more: boolean;
  busy: boolean;
  load: () => void;
}

/** How much of a list is shown, and the rest on request. */
export function More({ shown, total, what, more, busy, load }: MoreProps) {
  return (
    <div className={classes.more}>
      <span>
        {count(shown)} of {count(Math.max(total, shown))} {what}
      </span>
      {more && (
        <Button size="compact-sm" variant="default" loading={busy} onClick={load}>
          Show more
        </Button>
      )}
    </div>
  );
}
