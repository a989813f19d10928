import { useQuery } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { Navigate, useSearchParams } from 'react-router';
import { inside, sessionQuery, useForget } from '../api/session';
import { Failure } from '../ui/Failure';
import classes from './Door.module.css';
import { Door } from './Door';
import { SignInForm } from './SignInForm';

const told: Record<string, string> = {
  refused: 'The identity provider did not let you in here, or you have no role. An administrator sees why in the audit log.',
  unreachable: 'The identity provider cannot be reached.',
};

/** The door: leads to where one was going. */
export function SignInPage() {
  useForget();
  const [search] = useSearchParams();
  const { data: session, error, refetch } = useQuery(sessionQuery);
  const to = inside(search.get('to'));
  const came = told[search.get('provider') ?? ''];
  if (session !== undefined && (!session.sign_in || session.role !== null)) return <Navigate replace to={to} />;
  return (
    <Door title="Sign in">
      {error !== null && session === undefined && <Failure error={error} retry={() => void refetch()} what="sign-in" />}
      {session?.welcome === true && (
        <p className={classes.note} data-testid="no-administrator">
          There is no administrator yet. The server printed a link when it started, <code>…/welcome#…</code>: open it to make one.
        </p>
      )}
      {came !== undefined && (
        <p role="alert" className={classes.error}>
          {came}
        </p>
      )}
      {session !== undefined && (
        <>
          <SignInForm />
          {session.provider !== '' && (
            <div className={classes.or}>
              <Button component="a" href={`/sign-in/provider?to=${encodeURIComponent(to)}`} variant="default" data-testid="provider">
                Sign in with {session.provider}
              </Button>
            </div>
          )}
        </>
      )}
    </Door>
  );
}
