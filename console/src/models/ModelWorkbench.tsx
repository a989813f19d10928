import { Button } from '@mantine/core';
import { useCallback, useState, type ReactNode } from 'react';
import { useBacktestRun } from '../api/models';
import { useLacking } from '../api/session';
import { Panel } from '../ui/Panel';
import { Backtest } from './Backtest';
import { ModelEditor } from './ModelEditor';
import { SaveModelDialog } from './SaveModelDialog';

interface ModelWorkbenchProps {
  id: string;
  /** The text as it is; '' for a model that is not there yet. */
  before: string;
  /** The text to begin with. */
  yaml: string;
  version: number;
  title: string;
  leave: () => void;
  saved: () => void;
  children?: ReactNode;
}

/** Where the text of a model is written, run on the last 30 days, and saved. */
export function ModelWorkbench({ id, before, yaml, version, title, leave, saved, children }: ModelWorkbenchProps) {
  const run = useBacktestRun(id);
  const lacks = useLacking('administrator');
  const [edited, setEdited] = useState({ yaml, isRight: false, isSound: false });
  const [saving, setSaving] = useState(false);
  const changed = useCallback((text: string, isRight: boolean, isSound: boolean) => setEdited({ yaml: text, isRight, isSound }), []);
  const isSame = edited.yaml === before;
  return (
    <>
      <Panel title={title} note="kept on this page until it is saved">
        {children}
        <ModelEditor id={id} yaml={yaml} changed={changed}>
          <Button size="xs" disabled={!edited.isSound || isSame || lacks !== undefined} title={lacks} data-testid="model-save" onClick={() => setSaving(true)}>
            Save…
          </Button>
          <Button size="xs" variant="default" data-testid="model-leave" onClick={leave}>
            {isSame ? 'Leave' : 'Leave without saving'}
          </Button>
          {lacks !== undefined && <p>{lacks}</p>}
        </ModelEditor>
      </Panel>
      <Panel title="What it would have done">
        <Backtest run={run} yaml={edited.yaml} ready={edited.isRight} />
      </Panel>
      <SaveModelDialog id={id} before={before} yaml={edited.yaml} version={version} run={run} opened={saving} close={() => setSaving(false)} saved={saved} />
    </>
  );
}
