import { Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAssign } from '../api/handling';
import { mostOfName, person, usePerson } from '../api/person';
import type { Incident } from '../api/types';
import { DeedDialog } from './DeedDialog';
import classes from './Dialogs.module.css';

type Whom = 'me' | 'other' | 'nobody';

/** Gives an incident to oneself, to somebody else, or to nobody. */
export function AssignDialog({ incident, opened, close }: { incident: Incident; opened: boolean; close: () => void }) {
  const assign = useAssign(incident);
  const me = usePerson();
  const [whom, setWhom] = useState<Whom>('me');
  const [other, setOther] = useState('');
  const done = () => {
    assign.reset();
    close();
  };
  const submit = () => assign.mutate(whom === 'me' ? person() : whom === 'other' ? other.trim() : '', { onSuccess: done });
  return (
    <DeedDialog title="Assign the incident" does="Assign" opened={opened} close={done} busy={assign.isPending} error={assign.error} submit={submit}>
      <Radio.Group label="Who works on it" value={whom} onChange={(value) => setWhom(value)}>
        <div className={classes.choices}>
          <Radio value="me" label={me === '' ? 'Me' : `Me (${me})`} data-autofocus={me !== '' || undefined} />
          <Radio value="other" label="Somebody else" />
          {whom === 'other' && (
            <TextInput aria-label="Name of who works on it" placeholder="Name" required maxLength={mostOfName} value={other} onChange={(event) => setOther(event.currentTarget.value)} />
          )}
          <Radio value="nobody" label="Nobody" disabled={(incident.handling?.assignee ?? '') === ''} />
        </div>
      </Radio.Group>
    </DeedDialog>
  );
}
