import classes from './Mark.module.css';

/** The number of an alert within its incident, the same wherever it is shown. */
export const Mark = ({ number, on = false }: { number: number; on?: boolean }) => (
  <span className={classes.mark} data-on={on || undefined}>
    {number}
  </span>
);
