import classes from './LedgerKey.module.css';

/** What the marks of the drawings mean. */
export function LedgerKey() {
  return (
    <p className={classes.key}>
      <span>
        <i className={classes.seen} aria-hidden="true" /> seen
      </span>
      <span>
        <i className={classes.own} aria-hidden="true" /> usual here: 5th percentile, median, 95th percentile, or share of records
      </span>
      <span>
        <i className={classes.peers} aria-hidden="true" /> usual of peers
      </span>
    </p>
  );
}
