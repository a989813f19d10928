import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../api/session';
import { Panel } from '../ui/Panel';
import { MySessions } from './MySessions';
import { PasswordForm } from './PasswordForm';
import { RemoveCodes } from './RemoveCodes';
import { SetUpCodes } from './SetUpCodes';
import classes from './Settings.module.css';

/** One's own password, one-time codes and sessions. */
export function AccountSection() {
  const session = useQuery(sessionQuery).data;
  if (session === undefined) return null;
  return (
    <>
      {session.means === 'provider' ? (
        <Panel title="Password">
          <p className={classes.note}>You sign in at the identity provider; password and codes are changed there.</p>
        </Panel>
      ) : (
        <div className={classes.two}>
          <Panel title="Password">
            <PasswordForm />
          </Panel>
          <Panel title="One-time codes">
            {session.has_codes ? (
              <RemoveCodes />
            ) : (
              <div className={classes.form}>
                <p className={classes.note}>With codes of an authenticator app, who learns your password cannot sign in with it.</p>
                <SetUpCodes />
              </div>
            )}
          </Panel>
        </div>
      )}
      <MySessions />
    </>
  );
}
