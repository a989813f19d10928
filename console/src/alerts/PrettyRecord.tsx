import { Untrusted } from '../ui/Untrusted';
import classes from './PrettyRecord.module.css';
import type { Token } from './pretty';

/** A JSON record, laid out: names by colour, values by weight. */
export function PrettyRecord({ tokens }: { tokens: readonly Token[] }) {
  return (
    <pre className={classes.record}>
      {tokens.map((token, index) =>
        token.kind === 'space' || token.kind === 'mark' ? (
          token.text
        ) : (
          <span key={index} className={classes[token.kind]}>
            <Untrusted value={token.text} />
          </span>
        ),
      )}
    </pre>
  );
}
