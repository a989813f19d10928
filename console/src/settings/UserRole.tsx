import { Select } from '@mantine/core';
import { useChangeUser } from '../api/access';
import { roles } from '../api/session';
import type { UserView } from '../api/types';
import classes from './Settings.module.css';

/** What a user may do; changed at once. */
export function UserRole({ user }: { user: UserView }) {
  const change = useChangeUser();
  if (user.at_provider) return <span title="It comes from the identity provider at each sign-in">{user.role}</span>;
  return (
    <>
      <Select
        size="xs"
        w={136}
        aria-label={`Role of ${user.name}`}
        allowDeselect={false}
        data={roles}
        value={user.role}
        disabled={change.isPending}
        onChange={(role) => {
          if (role !== null && role !== user.role) change.mutate({ name: user.name, role: role });
        }}
      />
      {change.isError && (
        <p role="alert" className={classes.error}>
          {change.error.message}
        </p>
      )}
    </>
  );
}
