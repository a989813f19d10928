import { Skeleton } from '@mantine/core';
import classes from './Waiting.module.css';

/** The place of what is being fetched, in its size, so that nothing jumps. */
export function Waiting({ rows = 5, height = 40 }: { rows?: number; height?: number }) {
  return (
    <div className={classes.waiting} role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} height={height} radius="sm" />
      ))}
    </div>
  );
}
