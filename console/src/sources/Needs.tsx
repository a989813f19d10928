import type { CollectorView } from '../api/types';
import classes from './Sources.module.css';

/** What a collector needs on the other side, and the page that says how to give it. */
export function Needs({ collector }: { collector: CollectorView }) {
  return (
    <>
      {collector.permissions.length > 0 && (
        <>
          <p>It needs, and no more than:</p>
          <ul className={classes.needs}>
            {collector.permissions.map((permission) => (
              <li key={permission}>{permission}</li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={collector.page} target="_blank" rel="noreferrer">
          The vendor’s page of the interface
        </a>
      </p>
    </>
  );
}
