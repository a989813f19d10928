import { Button, PasswordInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useSetPassword } from '../api/session';
import { leastPassword } from '../signin/password';
import classes from './Settings.module.css';

/** Changes one's password. */
export function PasswordForm() {
  const change = useSetPassword();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    change.mutate(
      { current, next },
      {
        onSuccess: () => {
          setCurrent('');
          setNext('');
        },
      },
    );
  };
  return (
    <form className={classes.form} onSubmit={send} data-testid="password-form">
      <PasswordInput label="Current password" required autoComplete="current-password" maxLength={256} value={current} data-testid="password-current" onChange={(event) => setCurrent(event.currentTarget.value)} />
      <PasswordInput
        label="New password"
        description={`At least ${leastPassword} characters; a few words do. All your other sessions end.`}
        required
        minLength={leastPassword}
        maxLength={256}
        autoComplete="new-password"
        value={next}
        data-testid="password-next"
        onChange={(event) => setNext(event.currentTarget.value)}
      />
      {change.isError && (
        <p role="alert" className={classes.error}>
          {change.error.message}
        </p>
      )}
      {change.isSuccess && (
        <p role="status" className={classes.good}>
          The password is changed.
        </p>
      )}
      <Button type="submit" loading={change.isPending} data-testid="password-submit" style={{ justifySelf: 'start' }}>
        Change the password
      </Button>
    </form>
  );
}
