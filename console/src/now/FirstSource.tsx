import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { collectionsQuery } from '../api/collectors';
import { statusQuery } from '../api/estate';
import classes from '../sources/Sources.module.css';
import { Panel } from '../ui/Panel';

/** The way from an empty installation to the first source, or to the demo; gone as soon as anything was read. */
export function FirstSource() {
  const status = useQuery(statusQuery).data;
  const collections = useQuery(collectionsQuery).data;
  if (status === undefined || status.mode === 'demo' || status.engine.lines > 0 || collections === undefined) return null;
  return (
    <Panel title={collections.length === 0 ? 'Nothing is read yet' : 'Nothing has come yet'} flush>
      <div className={classes.first} data-testid="first-source">
        {collections.length === 0 ? (
          <p>
            <Link to="/settings/sources">Add the first source</Link> in three steps: what, with what, try it. It collects at once. Or name folders with logs under <code>watch_folders</code> in the configuration.
          </p>
        ) : (
          <p>
            <Link to="/settings/sources">See how the sources stand.</Link>
          </p>
        )}
        <p>
          To look around first: <code>windhover demo</code> simulates a company with attacks, on this machine alone.
        </p>
      </div>
    </Panel>
  );
}
