import type { ReactNode } from 'react';
import classes from './PageHead.module.css';

/** The name of a page, and in one line what it says today. */
export function PageHead({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className={classes.head}>
      <title>{`${title} · Windhover`}</title>
      <h1>{title}</h1>
      {children !== undefined && <div className={classes.line}>{children}</div>}
    </header>
  );
}
