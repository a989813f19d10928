import { Checkbox, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useSavePolicy } from '../api/policy';
import type { PolicyBody, PolicyPreview } from '../api/types';
import { count, counted } from '../format/number';
import { mostOfReason } from '../incidents/CloseDialog';
import { DeedDialog } from '../incidents/DeedDialog';
import { Diff } from '../models/Diff';
import { EntityLink } from '../ui/EntityLink';
import { Untrusted } from '../ui/Untrusted';
import classes from './Policy.module.css';

interface SavePolicyDialogProps {
  title: string;
  /** Null to go back to the configuration's. */
  policy: PolicyBody | null;
  preview: PolicyPreview;
  before: string;
  version: number;
  close: () => void;
  saved: () => void;
}

/** Saves a policy, after saying what changes. Where the machine may act by itself, on whom is said first, and confirmed. */
export function SavePolicyDialog({ title, policy, preview, before, version, close, saved }: SavePolicyDialogProps) {
  const save = useSavePolicy(version);
  const [why, setWhy] = useState('');
  const [read, setRead] = useState<string | null>(null);
  const acts = preview.autonomous.length > 0;
  const asked = JSON.stringify([preview.autonomous, preview.cover?.autonomous]);
  const submit = () => save.mutate({ policy, why: why.trim(), confirmed: acts ? { rules: preview.autonomous, entities: preview.cover?.autonomous ?? 0 } : null }, { onSuccess: saved });
  return (
    <DeedDialog title={title} does={acts ? 'Save, and let it act' : 'Save'} size="xl" opened close={close} busy={save.isPending} error={save.error} submit={submit}>
      {acts && (
        <div className={classes.confirm} data-testid="policy-autonomous">
          <ByItself preview={preview} />
          <Checkbox label="I have read whom this is for" required checked={read === asked} data-testid="policy-confirm" onChange={(event) => setRead(event.currentTarget.checked ? asked : null)} />
        </div>
      )}
      <Diff before={before} after={preview.yaml} label="What is saved" />
      <Textarea label="Why" description="Stands in the history of the policy and in the audit log." required maxLength={mostOfReason} autosize minRows={2} maxRows={6} value={why} data-testid="change-why" onChange={(event) => setWhy(event.currentTarget.value)} />
      <p className={classes.dim}>It holds from the next decision on. What stands already stays until its end, and what is proposed stays proposed.</p>
    </DeedDialog>
  );
}

function ByItself({ preview: { autonomous, cover } }: { preview: PolicyPreview }) {
  if (cover === null) return null;
  const names = new Map(cover.rules.map((rule) => [rule.name, rule]));
  return (
    <>
      <p>
        <strong>
          Windhover acts by itself on {counted(cover.autonomous, 'entity', 'entities')} of the {count(cover.entities)} that it sees now
        </strong>
        , and on those that come and fit. Nobody is asked before.
      </p>
      <ul>
        {autonomous.map((name) => {
          const rule = name === '' ? cover.otherwise : names.get(name);
          return (
            <li key={name}>
              {name === '' ? 'Whom no rule is for' : <Untrusted value={name} />}: {counted(rule?.entities ?? 0, 'entity', 'entities')}
              {(rule?.examples.length ?? 0) > 0 && ' — '}
              {(rule?.examples ?? []).map((entity, index) => (
                <span key={entity.id}>
                  {index > 0 && ', '}
                  <EntityLink entity={entity} />
                </span>
              ))}
              {(rule?.entities ?? 0) > (rule?.examples.length ?? 0) && ` and ${counted((rule?.entities ?? 0) - (rule?.examples.length ?? 0), 'other')}`}
            </li>
          );
        })}
      </ul>
    </>
  );
}
