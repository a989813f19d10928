import { Button } from '@mantine/core';
import { useLacking } from '../api/session';
import type { ModelVersionView } from '../api/types';
import { Ago } from '../response/Ago';
import { Untrusted } from '../ui/Untrusted';
import { Diff } from './Diff';
import classes from './ModelHistory.module.css';
import { scopeWords } from './scope';

interface ModelVersionProps {
  version: ModelVersionView;
  /** The one before it; undefined for the first. */
  before: ModelVersionView | undefined;
  isCurrent: boolean;
  /** True for a model that was written here: before its first version there was none. */
  isOwn: boolean;
  goBack: () => void;
}

/** One version: who made it of the one before, when, why, and how. */
export function ModelVersion({ version: { version, time, who, why, yaml, scope }, before, isCurrent, isOwn, goBack }: ModelVersionProps) {
  const lacks = useLacking('administrator');
  const isFirst = before === undefined;
  const scopeChanged = !isFirst && JSON.stringify(scope) !== JSON.stringify(before.scope);
  return (
    <li className={classes.version} data-testid="model-version" data-version={version}>
      <div>
        <p className={classes.said}>{isFirst ? (isOwn ? 'There was no such model' : 'As it came') : why === '' ? 'Changed' : <Untrusted value={why} />}</p>
        <p className={classes.about}>
          {isFirst ? (
            'before anybody changed it here'
          ) : (
            <>
              {who === '' ? 'on the disk' : <Untrusted value={who} />}, <Ago time={time} />
            </>
          )}
          {isCurrent && ' · this is how it is now'}
          {!isFirst && yaml === null && ' · removed'}
        </p>
      </div>
      {!isCurrent && (
        <Button size="compact-xs" variant="default" disabled={lacks !== undefined} title={lacks} data-testid="model-go-back" onClick={goBack}>
          {isFirst && isOwn ? 'Remove the model…' : 'Go back to this…'}
        </Button>
      )}
      {!isFirst && (
        <details className={classes.what}>
          <summary>What changed</summary>
          {scopeChanged && <p>It runs {scope === null ? 'as its text says' : <Untrusted value={scopeWords(scope)} />}.</p>}
          {(!scopeChanged || (yaml ?? '') !== (before.yaml ?? '')) && <Diff before={before.yaml ?? ''} after={yaml ?? ''} label={`What version ${version} changed`} />}
        </details>
      )}
    </li>
  );
}
