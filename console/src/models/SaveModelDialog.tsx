import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useChangeModel, type BacktestRun } from '../api/models';
import { count, counted } from '../format/number';
import { mostOfReason } from '../incidents/CloseDialog';
import { DeedDialog } from '../incidents/DeedDialog';
import { Diff } from './Diff';
import classes from './SaveModelDialog.module.css';

interface SaveModelDialogProps {
  id: string;
  before: string;
  yaml: string;
  version: number;
  run: BacktestRun;
  opened: boolean;
  close: () => void;
  saved: () => void;
}

/** Saves a text, after saying what changes and what it would have done. */
export function SaveModelDialog({ id, before, yaml, version, run, opened, close, saved }: SaveModelDialogProps) {
  const change = useChangeModel(id, version);
  const [why, setWhy] = useState('');
  const done = () => {
    change.reset();
    close();
  };
  const submit = () =>
    change.mutate(
      { change: { what: 'save', yaml }, why: why.trim() },
      {
        onSuccess: () => {
          done();
          saved();
        },
      },
    );
  return (
    <DeedDialog title="Save the model" does="Save" size="xl" opened={opened} close={done} busy={change.isPending} error={change.error} submit={submit}>
      <Tried run={run} yaml={yaml} close={done} />
      <Diff before={before} after={yaml} label="What is saved" />
      <Textarea
        label="Why"
        description="Stands in the history of the model and in the audit log."
        required
        maxLength={mostOfReason}
        autosize
        minRows={2}
        maxRows={6}
        value={why}
        data-testid="change-why"
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
      <p className={classes.note}>The engine goes on with it at once and keeps what it has learned; what this model has counted so far begins anew.</p>
    </DeedDialog>
  );
}

/** What this very text would have done; where that is not known yet, how to find out. */
function Tried({ run: { start, job, of }, yaml, close }: { run: BacktestRun; yaml: string; close: () => void }) {
  const isOfThis = of === yaml;
  const report = isOfThis ? job?.report : undefined;
  if (report !== undefined && report !== null) {
    const { fired, opens, joins, merges } = report;
    return (
      <p className={classes.tried} data-testid="save-tried" data-tried>
        {fired.alerts === 0
          ? 'It would not have fired in the last 30 days.'
          : `In the last 30 days it would have fired ${fired.alerts === 1 ? 'once' : `${count(fired.alerts)} times`} for ${counted(fired.entities.length, 'entity', 'entities')}, and opened ${counted(opens, 'incident')}${joins + merges > 0 ? `, changed ${count(joins + merges)}` : ''}.`}
      </p>
    );
  }

  if (isOfThis && job?.state === 'running') return <p className={classes.tried} data-testid="save-tried">It is being run on the last 30 days right now; wait for what that says, or save all the same.</p>;
  return (
    <div className={classes.tried} data-testid="save-tried">
      <p>It is not known how often this would have fired: it has not been run on the last 30 days.</p>
      <Button
        size="xs"
        variant="default"
        data-testid="save-run-first"
        onClick={() => {
          start.mutate(yaml);
          close();
        }}
      >
        Run it first
      </Button>
    </div>
  );
}
