import { Button } from '@mantine/core';
import classes from './RecordSteps.module.css';

/** Which of the records is shown, and the ones before and after. */
export function RecordSteps({ index, total, step }: { index: number; total: number; step: (to: number) => void }) {
  return (
    <span className={classes.steps}>
      <strong>Raw record</strong>
      {total > 1 && (
        <>
          <Button size="compact-xs" variant="default" disabled={index === 0} onClick={() => step(index - 1)} aria-label="Record before">
            ‹
          </Button>
          <span className={classes.at}>
            {index + 1} of {total}
          </span>
          <Button size="compact-xs" variant="default" disabled={index >= total - 1} onClick={() => step(index + 1)} aria-label="Next record">
            ›
          </Button>
        </>
      )}
    </span>
  );
}
