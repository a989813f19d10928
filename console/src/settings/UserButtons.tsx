import { Button, Checkbox, Modal } from '@mantine/core';
import { useState } from 'react';
import { useChangeUser, useResetUser } from '../api/access';
import type { UserView } from '../api/types';
import { Handed } from './Handed';
import classes from './Settings.module.css';

/** What an administrator can do with a user. None is ever removed: what they did names them. */
export function UserButtons({ user }: { user: UserView }) {
  const change = useChangeUser();
  const [resetting, setResetting] = useState(false);
  return (
    <div className={classes.buttons}>
      {user.locked_until !== null && (
        <Button size="compact-xs" variant="default" loading={change.isPending} onClick={() => change.mutate({ name: user.name, unlock: true })}>
          Unlock
        </Button>
      )}
      {!user.at_provider && (
        <Button size="compact-xs" variant="default" data-testid="reset-user" onClick={() => setResetting(true)}>
          Reset…
        </Button>
      )}
      <Button size="compact-xs" variant="default" loading={change.isPending} data-testid="disable-user" onClick={() => change.mutate({ name: user.name, is_disabled: !user.is_disabled })}>
        {user.is_disabled ? 'Enable' : 'Disable'}
      </Button>
      {change.isError && (
        <p role="alert" className={classes.error}>
          {change.error.message}
        </p>
      )}
      <Modal opened={resetting} onClose={() => setResetting(false)} title={`Reset the password of ${user.name}`} closeButtonProps={{ 'aria-label': 'Close the dialog' }}>
        <Resetting user={user} />
      </Modal>
    </div>
  );
}

function Resetting({ user }: { user: UserView }) {
  const reset = useResetUser();
  const [codes, setCodes] = useState(false);
  if (reset.data !== undefined) {
    return (
      <div className={classes.dialog}>
        <p>Tell {user.name} this password; it is shown this once, and must be changed at the next sign-in.</p>
        <Handed secret={reset.data.password} testId="handed-password" />
      </div>
    );
  }

  return (
    <div className={classes.dialog}>
      <p>A new password is made, a lock-out ends, and all sessions of {user.name} end.</p>
      {user.has_codes && <Checkbox label="Take the one-time codes away too: the device is lost" checked={codes} onChange={(event) => setCodes(event.currentTarget.checked)} />}
      {reset.isError && (
        <p role="alert" className={classes.error}>
          {reset.error.message}
        </p>
      )}
      <div className={classes.buttons}>
        <Button loading={reset.isPending} data-testid="reset-submit" onClick={() => reset.mutate({ name: user.name, codes })}>
          Make a new password
        </Button>
      </div>
    </div>
  );
}
