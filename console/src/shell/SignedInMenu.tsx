import { Button, Menu } from '@mantine/core';
import { useNavigate } from 'react-router';
import { useSignOut } from '../api/session';
import type { SessionView } from '../api/types';
import { utc } from '../format/time';
import { Icon } from '../ui/Icon';
import classes from './PersonSwitch.module.css';

/** Who is signed in, with what role, and the way out. */
export function SignedInMenu({ session }: { session: SessionView }) {
  const signOut = useSignOut();
  const go = useNavigate();
  const leave = () => signOut.mutate(undefined, { onSuccess: () => void go('/sign-in', { replace: true }) });
  return (
    <Menu position="bottom-end" width={230} withinPortal>
      <Menu.Target>
        <Button variant="subtle" color="gray" size="compact-md" className={classes.person ?? ''} data-testid="person" title={`${session.name}, ${session.role ?? ''}`}>
          <Icon name="identity" />
          <span className={classes.name}>
            {session.name} <span className={classes.role}>{session.role}</span>
          </span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {session.name} · {session.role}
          {session.ends_at !== null && <span className={classes.ends}>signed in until {utc(session.ends_at).slice(0, 16)} UTC</span>}
        </Menu.Label>
        <Menu.Item onClick={() => void go('/settings/account')}>My account</Menu.Item>
        <Menu.Item onClick={leave} data-testid="sign-out">
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
