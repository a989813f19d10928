import { Button, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useRemoveCodes } from '../api/session';
import classes from './Settings.module.css';

/** Does without one-time codes, for who has one at hand. */
export function RemoveCodes() {
  const remove = useRemoveCodes();
  const [code, setCode] = useState('');
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    remove.mutate(code, { onError: () => setCode('') });
  };
  return (
    <form className={classes.form} onSubmit={send}>
      <p role="status" className={classes.good} data-testid="codes-on">
        You sign in with a password and a one-time code.
      </p>
      <TextInput label="Code" description="To do without codes, or to move to another device, give one a last time" required inputMode="numeric" autoComplete="one-time-code" maxLength={7} value={code} onChange={(event) => setCode(event.currentTarget.value)} />
      {remove.isError && (
        <p role="alert" className={classes.error}>
          {remove.error.message}
        </p>
      )}
      <Button type="submit" variant="default" loading={remove.isPending} style={{ justifySelf: 'start' }}>
        Remove the codes
      </Button>
    </form>
  );
}
