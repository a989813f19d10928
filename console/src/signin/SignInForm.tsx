import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { Problem } from '../api/problem';
import { useSignIn } from '../api/session';
import classes from './Door.module.css';

/** Name and password; the code of an authenticator app once the server asks for it. */
export function SignInForm() {
  const signIn = useSignIn();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [asked, setAsked] = useState(false);
  const asks = signIn.error instanceof Problem && signIn.error.parameter === 'code';
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    signIn.mutate(
      { name, password, code: code === '' ? null : code },
      {
        onError: (error) => {
          setCode('');
          if (error instanceof Problem && error.parameter === 'code') setAsked(true);
        },
      },
    );
  };
  return (
    <form className={classes.form} onSubmit={send} data-testid="sign-in-form">
      <TextInput label="Name" required autoComplete="username" autoCapitalize="none" autoFocus maxLength={100} value={name} data-testid="sign-in-name" onChange={(event) => setName(event.currentTarget.value)} />
      <PasswordInput label="Password" required autoComplete="current-password" maxLength={256} value={password} data-testid="sign-in-password" onChange={(event) => setPassword(event.currentTarget.value)} />
      {asked && (
        <TextInput
          label="Code"
          description="Six digits, from your authenticator app"
          required
          autoFocus
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          value={code}
          data-testid="sign-in-code"
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      )}
      {signIn.isError && !asks && (
        <p role="alert" className={classes.error}>
          {signIn.error.message}
        </p>
      )}
      <Button type="submit" loading={signIn.isPending} data-testid="sign-in-submit">
        Sign in
      </Button>
    </form>
  );
}
