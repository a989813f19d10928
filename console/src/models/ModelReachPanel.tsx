import { Button } from '@mantine/core';
import { useState } from 'react';
import { useLacking } from '../api/session';
import type { ModelInfo } from '../api/types';
import { Panel } from '../ui/Panel';
import { Untrusted } from '../ui/Untrusted';
import classes from './ModelPage.module.css';
import { reachMeaning, scopeWords } from './scope';
import { ScopeDialog } from './ScopeDialog';

/** Where a model runs, and the way to change that. */
export function ModelReachPanel({ model }: { model: ModelInfo }) {
  const [changing, setChanging] = useState(false);
  const lacks = useLacking('administrator');
  return (
    <Panel
      title="Where it runs"
      note={
        <Button size="compact-xs" variant="default" disabled={lacks !== undefined} title={lacks} data-testid="model-scope-change" onClick={() => setChanging(true)}>
          Change…
        </Button>
      }
    >
      <p data-testid="model-scope" data-run={model.scope.run}>
        It runs <Untrusted value={scopeWords(model.scope)} />.
      </p>
      {model.scope.run === 'only' && <p className={classes.dim}>{reachMeaning.only}</p>}
      {changing && <ScopeDialog model={model} close={() => setChanging(false)} />}
    </Panel>
  );
}
