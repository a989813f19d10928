import { Button, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useConfirmCodes, useOfferCodes } from '../api/session';
import { QrCode } from './QrCode';
import classes from './Settings.module.css';

/** Sets one-time codes up: a secret for the authenticator app, and a code of it to prove that it is there. */
export function SetUpCodes() {
  const offer = useOfferCodes();
  const confirm = useConfirmCodes();
  const [code, setCode] = useState('');
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    confirm.mutate(code, { onError: () => setCode('') });
  };
  if (offer.data === undefined) {
    return (
      <div className={classes.form}>
        {offer.isError && (
          <p role="alert" className={classes.error}>
            {offer.error.message}
          </p>
        )}
        <Button loading={offer.isPending} data-testid="codes-begin" style={{ justifySelf: 'start' }} onClick={() => offer.mutate()}>
          Set up one-time codes
        </Button>
      </div>
    );
  }

  return (
    <form className={classes.form} onSubmit={send}>
      <p className={classes.note}>Scan this with an authenticator app, or type the key into it. It is shown this once.</p>
      <QrCode text={offer.data.uri} label="The key as a QR code; it stands below in text" />
      <code className={classes.secret} data-testid="codes-secret">
        {offer.data.secret.replace(/(.{4})(?=.)/g, '$1 ')}
      </code>
      <TextInput label="Code that the app shows now" required autoFocus inputMode="numeric" autoComplete="one-time-code" maxLength={7} value={code} data-testid="codes-code" onChange={(event) => setCode(event.currentTarget.value)} />
      {confirm.isError && (
        <p role="alert" className={classes.error}>
          {confirm.error.message}
        </p>
      )}
      <Button type="submit" loading={confirm.isPending} data-testid="codes-confirm" style={{ justifySelf: 'start' }}>
        Use codes from now on
      </Button>
    </form>
  );
}
