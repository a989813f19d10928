import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useChangeModel } from '../api/models';
import type { ModelVersionView } from '../api/types';
import { mostOfReason } from '../incidents/CloseDialog';
import { DeedDialog } from '../incidents/DeedDialog';

/** Makes a model what it was, text and scope, as a version of its own: nothing of the history is lost. */
export function RestoreDialog({ id, at, to, close }: { id: string; at: number; to: ModelVersionView; close: () => void }) {
  const change = useChangeModel(id, at);
  const navigate = useNavigate();
  const [why, setWhy] = useState('');
  const removes = to.yaml === null;
  const submit = () =>
    change.mutate(
      { change: { what: 'restore', version: to.version }, why: why.trim() },
      {
        onSuccess: ({ model }) => {
          close();
          if (model === null) void navigate('/models');
        },
      },
    );
  return (
    <DeedDialog title={removes ? 'Remove the model' : to.version === 0 ? 'Go back to how it came' : `Go back to version ${to.version}`} does={removes ? 'Remove' : 'Go back'} opened close={close} busy={change.isPending} error={change.error} submit={submit}>
      <p>{removes ? 'It runs no more. Its history stays, and it can be brought back from there over the API.' : 'Its text and where it runs become what they were then. What was changed since stays in the history.'}</p>
      <Textarea label="Why" required maxLength={mostOfReason} autosize minRows={2} maxRows={6} value={why} data-testid="change-why" onChange={(event) => setWhy(event.currentTarget.value)} />
    </DeedDialog>
  );
}
