import type { ReactNode } from 'react';
import { ThemeSwitch } from '../shell/ThemeSwitch';
import classes from './Door.module.css';

/** What is around a page at the door. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className={classes.door}>
      <title>{`${title} · Windhover`}</title>
      <div className={classes.theme}>
        <ThemeSwitch />
      </div>
      <section className={classes.card} aria-labelledby="door">
        <header className={classes.head}>
          <img src="/mark.svg" alt="" width={36} height={36} />
          <span>Windhover</span>
        </header>
        <h1 id="door">{title}</h1>
        {children}
      </section>
    </main>
  );
}
