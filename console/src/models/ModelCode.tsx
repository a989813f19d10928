import { Untrusted } from '../ui/Untrusted';
import classes from './ModelCode.module.css';
import { yamlPieces } from './yaml';

/** The text of a model with its lines numbered, and those that something is wrong with marked. */
export function ModelCode({ yaml, wrong = [] }: { yaml: string; wrong?: readonly number[] }) {
  return (
    <div className={classes.code} tabIndex={0} role="region" aria-label="Text of the model" data-testid="model-yaml">
      <ol className={classes.lines}>
        {yaml
          .replace(/\n$/, '')
          .split('\n')
          .map((line, index) => (
            <li key={index} data-wrong={wrong.includes(index + 1) || undefined}>
              <code>
                {yamlPieces(line).map((piece, at) => (
                  <span key={at} data-kind={piece.kind}>
                    <Untrusted value={piece.text} />
                  </span>
                ))}
                {line === '' && ' '}
              </code>
            </li>
          ))}
      </ol>
    </div>
  );
}
