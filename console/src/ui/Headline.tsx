import type { ReactNode } from 'react';
import type { Severity as Level } from '../api/types';
import { visible } from '../format/hidden';
import classes from './Headline.module.css';
import { Severity } from './Severity';
import { Untrusted } from './Untrusted';

interface HeadlineProps {
  kind: string;
  title: string;
  score: number;
  severity: Level;
  settled?: boolean | undefined;
  /** A line over the title: what it is part of. */
  above?: ReactNode;
  /** Beside the title: what can be done. */
  actions?: ReactNode;
  titleTestId?: string;
  children: ReactNode;
}

/** The head of a finding: score first, then what happened, then the facts. */
export function Headline({ kind, title, score, severity, settled, above, actions, titleTestId, children }: HeadlineProps) {
  return (
    <header className={classes.head}>
      <title>{`${visible(title)} · Windhover`}</title>
      <div className={classes.score} title="0–100, higher is worse">
        <strong>{Math.round(score)}</strong>
        <Severity level={severity} settled={settled ?? false} />
      </div>
      <div className={classes.words}>
        <p className={classes.above}>{above === undefined || above === false ? kind : above}</p>
        <h1 data-testid={titleTestId}>
          <Untrusted value={title} />
        </h1>
        {children}
      </div>
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </header>
  );
}
