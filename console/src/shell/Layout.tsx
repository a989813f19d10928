import { useState } from 'react';
import { Outlet, ScrollRestoration, useNavigation } from 'react-router';
import { useKeys } from '../ui/useKeys';
import { Announcer } from './Announcer';
import { DemoBanner } from './DemoBanner';
import { KeysHelp } from './KeysHelp';
import classes from './Layout.module.css';
import { Rail } from './Rail';
import { StoppedBanner } from './StoppedBanner';
import { TopBar } from './TopBar';

/** What is around every page. */
export function Layout() {
  const [help, setHelp] = useState(false);
  const busy = useNavigation().state === 'loading';
  useKeys({
    '?': () => setHelp(true),
    '/': (event) => {
      event.preventDefault();
      document.getElementById('search')?.focus();
    },
  });
  return (
    <div className={classes.layout}>
      <a href="#page" className={classes.skip}>
        Skip to the page
      </a>
      <Rail />
      <div className={classes.side}>
        <TopBar askHelp={() => setHelp(true)} />
        <DemoBanner />
        <StoppedBanner />
        <main id="page" className={classes.page} aria-busy={busy} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <Announcer />
      <KeysHelp opened={help} close={() => setHelp(false)} />
      <ScrollRestoration />
    </div>
  );
}
