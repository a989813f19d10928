import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { useWelcome } from '../api/session';
import classes from './Door.module.css';
import { Door } from './Door';
import { leastPassword } from './password';

/** Makes the first administrator with the code behind the # of the link, which no server log holds. */
export function WelcomePage() {
  const welcome = useWelcome();
  const go = useNavigate();
  const [code] = useState(() => window.location.hash.slice(1));
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  if (code === '') {
    return (
      <Door title="Welcome">
        <p className={classes.note}>This page needs the whole link that the server printed when it started, with what stands behind the #.</p>
        <Link to="/sign-in">Sign in</Link>
      </Door>
    );
  }

  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    welcome.mutate({ code, name: name.trim(), password }, { onSuccess: () => void go('/', { replace: true }) });
  };
  return (
    <Door title="Welcome">
      <p className={classes.note}>You are the first here. Choose the name and password of the administrator; this link works once.</p>
      <form className={classes.form} onSubmit={send}>
        <TextInput label="Name" description="Stands beside what you do" required autoComplete="username" autoCapitalize="none" autoFocus maxLength={100} value={name} data-testid="welcome-name" onChange={(event) => setName(event.currentTarget.value)} />
        <PasswordInput
          label="Password"
          description={`At least ${leastPassword} characters; a few words do`}
          required
          minLength={leastPassword}
          maxLength={256}
          autoComplete="new-password"
          value={password}
          data-testid="welcome-password"
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {welcome.isError && (
          <p role="alert" className={classes.error}>
            {welcome.error.message}
          </p>
        )}
        <Button type="submit" loading={welcome.isPending} data-testid="welcome-submit">
          Make the administrator
        </Button>
      </form>
    </Door>
  );
}
