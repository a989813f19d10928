import { useQuery } from '@tanstack/react-query';
import { NavLink, useParams } from 'react-router';
import { lacking, sessionQuery } from '../api/session';
import { Missing } from '../shell/Missing';
import { Empty } from '../ui/Empty';
import { PageHead } from '../ui/PageHead';
import { sections } from './sections';
import classes from './SettingsPage.module.css';

/** One section of the settings, and the way to the others. */
export function SettingsPage() {
  const session = useQuery(sessionQuery).data;
  const { section: wanted } = useParams();
  if (session === undefined) return null;
  const shown = sections.filter((section) => session.sign_in || !section.needsSignIn);
  const section = wanted === undefined ? shown[0] : shown.find(({ id }) => id === wanted);
  if (section === undefined && session.sign_in) return <Missing />;
  const lacks = section === undefined ? undefined : lacking(session, section.role);
  return (
    <>
      <PageHead title="Settings" />
      {shown.length > 0 && (
        <nav className={classes.sections} aria-label="Settings">
          {shown.map(({ id, name, role }) => {
            const reason = lacking(session, role);
            return reason === undefined ? (
              <NavLink key={id} to={`/settings/${id}`} className={classes.section ?? ''} aria-current={id === section?.id ? 'page' : undefined}>
                {name}
              </NavLink>
            ) : (
              <span key={id} className={classes.closed} title={reason} aria-disabled="true">
                {name}
              </span>
            );
          })}
        </nav>
      )}
      {section === undefined && (
        <Empty title="Nobody signs in here">
          <p>This server is bound to this machine, and whoever is on it may do everything. There are no users, tokens or audit log; `windhover serve` has them.</p>
        </Empty>
      )}
      {section !== undefined && lacks !== undefined && <Empty title="Not for you">{lacks}</Empty>}
      {section !== undefined && lacks === undefined && <section.Component />}
    </>
  );
}
