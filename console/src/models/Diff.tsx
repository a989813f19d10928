import { Untrusted } from '../ui/Untrusted';
import classes from './Diff.module.css';
import { diffLines, hunks } from './diff';

const sign = { same: ' ', out: '−', in: '+' } as const;
const spoken = { same: '', out: 'taken out: ', in: 'put in: ' } as const;

/** What changed between two texts, line by line. */
export function Diff({ before, after, label }: { before: string; after: string; label: string }) {
  const lines = diffLines(before, after);
  if (lines.every(({ kind }) => kind === 'same')) return <p className={classes.none}>The text is the same.</p>;
  return (
    <div className={classes.diff} role="region" aria-label={label} tabIndex={0} data-testid="diff">
      {hunks(lines).map((line, index) =>
        line === null ? (
          <div key={index} className={classes.gap} aria-hidden="true">
            ⋯
          </div>
        ) : (
          <div key={index} className={classes.line} data-kind={line.kind}>
            <span className={classes.number} aria-hidden="true">
              {line.number}
            </span>
            <span aria-hidden="true">{sign[line.kind]}</span>
            <code>
              <span className="visually-hidden">{spoken[line.kind]}</span>
              <Untrusted value={line.text} />
            </code>
          </div>
        ),
      )}
    </div>
  );
}
