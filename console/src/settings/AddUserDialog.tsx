import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useAddUser } from '../api/access';
import { roles } from '../api/session';
import type { Role } from '../api/types';
import { Handed } from './Handed';
import classes from './Settings.module.css';

/** Makes a user, and shows the password for the first sign-in. */
export function AddUserDialog({ opened, close }: { opened: boolean; close: () => void }) {
  return (
    <Modal opened={opened} onClose={close} title="Add a user" closeButtonProps={{ 'aria-label': 'Close the dialog' }}>
      <AddUserForm close={close} />
    </Modal>
  );
}

function AddUserForm({ close }: { close: () => void }) {
  const add = useAddUser();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('analyst');
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    add.mutate({ name: name.trim(), role });
  };
  if (add.data !== undefined) {
    return (
      <div className={classes.dialog}>
        <p>Tell {add.data.name} this password; it is shown this once, and must be changed at the first sign-in.</p>
        <Handed secret={add.data.password} testId="handed-password" />
        <div className={classes.buttons}>
          <Button data-testid="add-user-done" onClick={close}>
            Done
          </Button>
        </div>
      </div>
    );
  }

  return (
    <form className={classes.dialog} onSubmit={send}>
      <TextInput label="Name" description="Stands beside what they do" required data-autofocus maxLength={100} value={name} data-testid="add-user-name" onChange={(event) => setName(event.currentTarget.value)} />
      <Select label="Role" allowDeselect={false} data={roles} value={role} onChange={(value) => setRole((value ?? 'viewer'))} />
      {add.isError && (
        <p role="alert" className={classes.error}>
          {add.error.message}
        </p>
      )}
      <div className={classes.buttons}>
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button type="submit" loading={add.isPending} data-testid="add-user-submit">
          Add
        </Button>
      </div>
    </form>
  );
}
