import { useState, type ReactNode } from 'react';
import classes from './Folded.module.css';

/** Something that is asked for when it is opened, and takes one line until then. */
export function Folded({ title, children }: { title: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <details className={classes.folded} data-testid="folded" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {open && children}
    </details>
  );
}
