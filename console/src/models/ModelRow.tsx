import { Link } from 'react-router';
import type { ModelInfo } from '../api/types';
import { kindMeaning, kindWords } from '../format/words';
import { Attacks } from '../ui/Attacks';
import { Severity } from '../ui/Severity';
import { Untrusted } from '../ui/Untrusted';
import classes from './ModelRow.module.css';
import { ModelTitle } from './ModelTitle';
import { originWords } from './scope';

/** One model; it opens to say why it matters and when it is wrong. */
export function ModelRow({ model }: { model: ModelInfo }) {
  const isOurs = model.origin === 'edited' || model.origin === 'own';
  return (
    <li className={classes.item} data-testid="model-row">
      <details>
        <summary className={classes.row}>
          <span className={classes.severity}>
            <Severity level={model.severity} settled />
          </span>
          <span className={classes.title}>
            <ModelTitle title={model.title} />
          </span>
          <span className={classes.attacks}>
            <Attacks attacks={model.attacks} techniques />
          </span>
          <span className={classes.kind} title={kindMeaning[model.kind]}>
            {isOurs ? originWords[model.origin] : kindWords[model.kind]}
            {model.scope.run !== 'everywhere' && <strong data-testid="model-run">{model.scope.run === 'off' ? 'off' : 'in part'}</strong>}
          </span>
        </summary>
        <div className={classes.more}>
          {model.why !== '' && (
            <section>
              <h3>Why it matters</h3>
              <p>
                <Untrusted value={model.why} />
              </p>
            </section>
          )}
          <section>
            <h3>When it is wrong</h3>
            {model.false_positives.length === 0 ? (
              <p>No false positive is known.</p>
            ) : (
              <ul className={classes.list}>
                {model.false_positives.map((text) => (
                  <li key={text}>
                    <Untrusted value={text} />
                  </li>
                ))}
              </ul>
            )}
          </section>
          <p className={classes.foot}>
            <Link to={`/models/${encodeURIComponent(model.id)}`} data-testid="model-open">
              <Untrusted value={model.id} mono />
            </Link>
            {model.sources.length > 0 && <> · reads {model.sources.join(', ')}</>} · <Link to={`/alerts?model=${encodeURIComponent(model.id)}`}>its alerts</Link> · <Link to={`/models/${encodeURIComponent(model.id)}`}>its text, samples and what it did</Link>
          </p>
        </div>
      </details>
    </li>
  );
}
