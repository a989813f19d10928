import { Button, Modal, MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useAddToken } from '../api/access';
import { roles } from '../api/session';
import type { Role } from '../api/types';
import { Handed } from './Handed';
import classes from './Settings.module.css';

/** The parts of the API that a program may be limited to: its tags. */
const parts = ['addresses', 'alerts', 'collections', 'coverage', 'entities', 'events', 'feedback', 'incidents', 'investigations', 'live', 'models', 'response', 'status'];

/** Makes a token, and shows it this once. */
export function AddTokenDialog({ opened, close }: { opened: boolean; close: () => void }) {
  return (
    <Modal opened={opened} onClose={close} title="Make a token" closeButtonProps={{ 'aria-label': 'Close the dialog' }}>
      <AddTokenForm close={close} />
    </Modal>
  );
}

function AddTokenForm({ close }: { close: () => void }) {
  const add = useAddToken();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const [days, setDays] = useState(90);
  const [scopes, setScopes] = useState<string[]>([]);
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    add.mutate({ name: name.trim(), role, days, scopes });
  };
  if (add.data !== undefined) {
    return (
      <div className={classes.dialog}>
        <p>Here is the token “{add.data.name}”. It is shown this once; Windhover keeps only its hash.</p>
        <Handed secret={add.data.token} testId="handed-token" />
        <div className={classes.buttons}>
          <Button data-testid="add-token-done" onClick={close}>
            Done
          </Button>
        </div>
      </div>
    );
  }

  return (
    <form className={classes.dialog} onSubmit={send}>
      <TextInput label="Name" description="Which program it is for" required data-autofocus maxLength={100} value={name} data-testid="add-token-name" onChange={(event) => setName(event.currentTarget.value)} />
      <Select label="Role" description="The most it may do" allowDeselect={false} data={roles} value={role} onChange={(value) => setRole((value ?? 'viewer'))} />
      <MultiSelect label="Parts" description="Of the API; none chosen means all" data={parts} value={scopes} onChange={setScopes} clearable />
      <NumberInput label="Days" description="How long it holds" min={1} max={365} allowDecimal={false} clampBehavior="strict" value={days} onChange={(value) => setDays(Number(value))} />
      {add.isError && (
        <p role="alert" className={classes.error}>
          {add.error.message}
        </p>
      )}
      <div className={classes.buttons}>
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button type="submit" loading={add.isPending} data-testid="add-token-submit">
          Make it
        </Button>
      </div>
    </form>
  );
}
