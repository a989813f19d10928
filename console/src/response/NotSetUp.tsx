import classes from './NotSetUp.module.css';

/** One line where nothing can be done, and where to read how to change that. */
export function NotSetUp() {
  return (
    <p className={classes.line} data-testid="response-not-set-up">
      Windhover only watches: no response is set up, so nothing is blocked nor proposed. How to: <code>docs/howto/respond.md</code>
    </p>
  );
}
