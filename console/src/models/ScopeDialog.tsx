import { Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useChangeModel } from '../api/models';
import type { ModelInfo, ModelReach } from '../api/types';
import { mostOfReason } from '../incidents/CloseDialog';
import { DeedDialog } from '../incidents/DeedDialog';
import classes from '../incidents/Dialogs.module.css';
import { fromLines, reaches, reachMeaning, reachWords } from './scope';

/** Says where a model runs. */
export function ScopeDialog({ model, close }: { model: ModelInfo; close: () => void }) {
  const change = useChangeModel(model.id, model.version);
  const [run, setRun] = useState<ModelReach>(model.scope.run);
  const [accounts, setAccounts] = useState(model.scope.accounts.join('\n'));
  const [entities, setEntities] = useState(model.scope.entities.join('\n'));
  const [why, setWhy] = useState('');
  const isOnly = run === 'only';
  const submit = () => change.mutate({ change: { what: 'scope', scope: { run, accounts: isOnly ? fromLines(accounts) : [], entities: isOnly ? fromLines(entities) : [] } }, why: why.trim() }, { onSuccess: close });
  return (
    <DeedDialog title="Where it runs" does="Save" opened close={close} busy={change.isPending} error={change.error} submit={submit}>
      <Radio.Group label="It runs" value={run} onChange={(value) => setRun(value)}>
        <div className={classes.choices}>
          {reaches.map((each) => (
            <Radio key={each} value={each} label={reachWords[each]} description={reachMeaning[each]} name="run" data-testid={`run-${each}`} />
          ))}
        </div>
      </Radio.Group>
      {isOnly && (
        <>
          <Textarea label="Accounts" description="Accounts, subscriptions, projects or sites, one a line; * is any text." autosize minRows={2} maxRows={8} value={accounts} data-testid="scope-accounts" onChange={(event) => setAccounts(event.currentTarget.value)} />
          <Textarea label="Entities" description="Ids as an entity's page shows them, one a line; * is any text." autosize minRows={2} maxRows={8} value={entities} data-testid="scope-entities" onChange={(event) => setEntities(event.currentTarget.value)} />
        </>
      )}
      <Textarea label="Why" required maxLength={mostOfReason} autosize minRows={2} maxRows={6} value={why} data-testid="change-why" onChange={(event) => setWhy(event.currentTarget.value)} />
    </DeedDialog>
  );
}
