import { Button, Select } from '@mantine/core';
import { useId, useRef, useState, type SubmitEvent } from 'react';
import { Problem } from '../api/problem';
import { useSaveSource, useTrySource } from '../api/sources';
import type { CollectorView, SourceView } from '../api/types';
import { AsCode } from './AsCode';
import { Needs } from './Needs';
import { SourceFields } from './SourceFields';
import classes from './Sources.module.css';
import { Trial } from './Trial';
import { draftOf, missing, nameProblem, type Filled } from './yaml';

interface SourceFormProps {
  collectors: readonly CollectorView[];
  /** Names that are taken. */
  taken: readonly string[];
  /** The source that is changed; undefined for a new one. */
  of?: SourceView;
  /** False where nothing can be saved: then the lines for the configuration are all there is. */
  saves: boolean;
  done: (name: string) => void;
  cancel?: (() => void) | undefined;
}

/** Three steps: what is collected, with what, and a trial of it, after which it is saved and collects at once. */
export function SourceForm({ collectors, taken, of, saves, done, cancel }: SourceFormProps) {
  const [chosen, setChosen] = useState<string | null>(of?.collection.collector ?? null);
  const [name, setName] = useState(of?.collection.name ?? '');
  const [filled, setFilled] = useState<Filled>(of?.settings ?? {});
  const [version] = useState(of?.collection.version ?? null);
  const [asks, setAsks] = useState(false);
  const trial = useTrySource();
  const save = useSaveSource();
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const collector = collectors.find((each) => each.name === chosen);
  const savedSecrets = of?.secrets.map((secret) => secret.name) ?? [];
  const changed = () => {
    if (!trial.isIdle) trial.reset();
    if (!save.isIdle) save.reset();
  };
  const needed = collector === undefined ? [] : [...(name === '' ? ['name'] : []), ...missing(collector, filled, savedSecrets)];
  const wrongName = of === undefined ? nameProblem(name, taken) : '';
  const isReady = needed.length === 0 && wrongName === '';
  const error = save.error ?? trial.error;
  const wrong = error instanceof Problem ? error.parameter : '';
  const act = (what: (draft: ReturnType<typeof draftOf>) => void) => {
    setAsks(true);
    if (!isReady || collector === undefined) form.current?.querySelector<HTMLElement>('[aria-required="true"][data-empty="true"], [aria-invalid="true"]')?.focus();
    else what(draftOf(name, collector, filled));
  };
  const tryIt = () =>
    act((draft) => {
      save.reset();
      trial.mutate(draft);
    });
  const saveIt = () => act((draft) => save.mutate({ draft, version }, { onSuccess: () => done(name) }));
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!saves) return;
    if (trial.data?.works === true) saveIt();
    else tryIt();
  };

  return (
    <form ref={form} onSubmit={send} noValidate>
      <ol className={classes.steps}>
        {of === undefined && (
          <li>
            <h3 id={`${id}-what`}>1. What shall be collected?</h3>
            <Select
              aria-labelledby={`${id}-what`}
              placeholder="Choose or type: S3, Okta, syslog …"
              searchable
              data={collectors.map((each) => ({ value: each.name, label: `${each.title} (${each.name})` }))}
              value={chosen}
              onChange={(value) => {
                setChosen(value);
                setFilled({});
                changed();
              }}
              data-testid="collector"
            />
            {collector !== undefined && <Needs collector={collector} />}
          </li>
        )}
        {collector !== undefined && (
          <>
            <li>
              <h3>{of === undefined ? '2. With what?' : 'With what'}</h3>
              {of !== undefined && <Needs collector={collector} />}
              <SourceFields
                collector={collector}
                name={of === undefined ? { value: name, error: wrongName, set: (value) => { setName(value); changed(); } } : undefined}
                filled={filled}
                fill={(next) => { setFilled(next); changed(); }}
                saved={of?.secrets ?? []}
                missing={asks ? needed : []}
                wrong={wrong === '' || error === null ? undefined : { setting: wrong, problem: error.message }}
              />
            </li>
            {saves && (
              <li>
                <h3>{of === undefined ? '3. Try it, then save' : 'Try it, then save'}</h3>
                <Trial trial={trial} collector={collector} />
                {error !== null && (
                  <p role="alert" className={classes.problem} data-testid="source-error">
                    {error.message}
                  </p>
                )}
                {asks && needed.length > 0 && <p role="status">Still to be filled in: {needed.join(', ')}.</p>}
                <div className={classes.buttons}>
                  <Button type={trial.data?.works === true ? 'button' : 'submit'} variant={trial.data?.works === true ? 'default' : 'filled'} loading={trial.isPending} onClick={trial.data?.works === true ? tryIt : undefined} data-testid="try-source">
                    {trial.data === undefined ? 'Try it' : 'Try it again'}
                  </Button>
                  {(trial.data !== undefined || of !== undefined) && (
                    <Button type={trial.data?.works === true ? 'submit' : 'button'} variant={trial.data?.works === true ? 'filled' : 'default'} loading={save.isPending} disabled={trial.isPending} onClick={trial.data?.works === true ? undefined : saveIt} data-testid="save-source">
                      {saveWords(trial.data?.works, of)}
                    </Button>
                  )}
                  {cancel !== undefined && (
                    <Button variant="subtle" onClick={cancel}>
                      Cancel
                    </Button>
                  )}
                </div>
              </li>
            )}
            <li>
              <AsCode collector={collector} name={name} filled={{ ...Object.fromEntries(savedSecrets.map((secret) => [secret, 'kept'])), ...filled }} opened={!saves} />
            </li>
          </>
        )}
      </ol>
    </form>
  );
}

function saveWords(works: boolean | undefined, of: SourceView | undefined): string {
  if (works === false) return 'Save all the same';
  return of === undefined ? 'Save, and collect' : 'Save';
}
