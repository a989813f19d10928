import { Button } from '@mantine/core';
import { useNavigate } from 'react-router';
import { useSignOut } from '../api/session';
import { SetUpCodes } from '../settings/SetUpCodes';
import { PasswordForm } from '../settings/PasswordForm';
import classes from './Door.module.css';
import { Door } from './Door';

/** What must be done before anything else. */
export function FirstStepPage({ step }: { step: 'change_password' | 'set_up_codes' }) {
  const signOut = useSignOut();
  const go = useNavigate();
  return (
    <Door title={step === 'change_password' ? 'Choose your password' : 'Set up one-time codes'}>
      <p className={classes.note}>
        {step === 'change_password' ? 'The password you came with was handed out: somebody else knows it.' : 'Everybody needs one-time codes here: a password alone may be known to others.'}
      </p>
      {step === 'change_password' ? <PasswordForm /> : <SetUpCodes />}
      <Button variant="subtle" color="gray" size="compact-sm" onClick={() => signOut.mutate(undefined, { onSuccess: () => void go('/sign-in', { replace: true }) })}>
        Sign out
      </Button>
    </Door>
  );
}
