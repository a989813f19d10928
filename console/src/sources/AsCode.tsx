import { CopyButton } from '../alerts/CopyButton';
import type { CollectorView } from '../api/types';
import classes from './Sources.module.css';
import { collectionYaml, variables, type Filled } from './yaml';

/** The same as lines for the configuration file, for those who keep it as code. */
export function AsCode({ collector, name, filled, opened }: { collector: CollectorView; name: string; filled: Filled; opened: boolean }) {
  const yaml = collectionYaml(name, collector, filled);
  const asked = variables(yaml);
  return (
    <details className={classes.optional} open={opened || undefined}>
      <summary data-testid="as-code">The same as lines for the configuration file</summary>
      <pre className={classes.yaml} data-testid="collection-yaml" tabIndex={0}>
        {yaml}
      </pre>
      <CopyButton text={yaml} />
      <p>
        Where the file has <code>collections:</code> already, only those below it. A source of the file is changed there, and the server is started anew.
        {asked.length > 0 && (
          <>
            {' '}
            Set <code>{asked.join(', ')}</code> for the server, or write <code>file:PATH</code> instead: no secret stands in the file.
          </>
        )}
      </p>
    </details>
  );
}
