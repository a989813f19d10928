import { useId, type ReactNode } from 'react';
import classes from './Panel.module.css';

interface PanelProps {
  title: string;
  /** Said once, small, beside the title. */
  note?: ReactNode;
  children: ReactNode;
  /** Lets content such as a table reach the edges. */
  flush?: boolean;
}

/** A titled part of a page. */
export function Panel({ title, note, children, flush = false }: PanelProps) {
  const id = useId();
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <header className={classes.head}>
        <h2 id={id}>{title}</h2>
        {note !== undefined && <div className={classes.note}>{note}</div>}
      </header>
      <div className={flush ? undefined : classes.body}>{children}</div>
    </section>
  );
}
