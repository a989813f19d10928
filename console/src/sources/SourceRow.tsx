import { Button } from '@mantine/core';
import { useState } from 'react';
import { usePauseSource, useRemoveSource } from '../api/sources';
import type { CollectionView } from '../api/types';
import { bytes, counted } from '../format/number';
import { stateOfSource } from '../format/sources';
import { utc } from '../format/time';
import { DeedDialog } from '../incidents/DeedDialog';
import { Untrusted } from '../ui/Untrusted';
import { useNow } from '../ui/useNow';
import classes from './Sources.module.css';

/** One source: whether it works first, then what it brought, and what can be done with it. */
export function SourceRow({ source, edit }: { source: CollectionView; edit: () => void }) {
  const now = useNow();
  const [removes, setRemoves] = useState(false);
  const pause = usePauseSource();
  const remove = useRemoveSource();
  const { name, title, status, version } = source;
  const state = stateOfSource(source, now);
  const rests = source.state === 'paused';
  return (
    <li className={classes.source} data-testid="collection" data-name={name} data-origin={source.origin} data-state={source.state} data-failing={state.kind === 'trouble' || undefined}>
      <div className={classes.name}>
        <strong>
          <Untrusted value={name} />
        </strong>{' '}
        <span className={classes.dim}>{title}</span>
        <p className={classes.dim}>
          {counted(status.objects, 'piece')}, {bytes(status.bytes)} since the start
          {status.poisoned > 0 && ` · ${counted(status.poisoned, 'piece')} can never be taken`}
          {status.dropped > 0 && ` · ${counted(status.dropped, 'piece')} lost`}
        </p>
      </div>
      <span className={classes.state} data-kind={state.kind} title={status.last_landed > 0 ? utc(status.last_landed) : undefined}>
        {state.words}
      </span>
      {source.origin === 'configuration' ? (
        <span className={classes.dim}>Of the configuration file</span>
      ) : (
        <div className={classes.buttons}>
          <Button size="xs" variant="default" onClick={edit} aria-label={`Edit ${name}`} data-testid="edit-source">
            Edit
          </Button>
          <Button size="xs" variant="default" loading={pause.isPending} onClick={() => pause.mutate({ name, version, rests: !rests })} aria-label={`${rests ? 'Resume' : 'Pause'} ${name}`} data-testid="pause-source">
            {rests ? 'Resume' : 'Pause'}
          </Button>
          <Button size="xs" variant="default" onClick={() => setRemoves(true)} aria-label={`Remove ${name}`} data-testid="remove-source">
            Remove…
          </Button>
        </div>
      )}
      {source.reason !== '' && <Said words={source.reason} />}
      {status.problem !== '' && <Said words={status.problem} />}
      {pause.isError && <Said words={pause.error.message} alert />}
      <DeedDialog title={`Remove ${name}`} does="Remove" opened={removes} close={() => setRemoves(false)} busy={remove.isPending} error={remove.error} submit={() => remove.mutate({ name, version }, { onSuccess: () => setRemoves(false) })} ready>
        <p>It collects no more, and its secrets are gone. What it brought stays, and so does the history of who changed it. One of the same name begins anew.</p>
      </DeedDialog>
    </li>
  );
}

function Said({ words, alert = false }: { words: string; alert?: boolean }) {
  return (
    <p className={classes.problem} role={alert ? 'alert' : undefined}>
      <Untrusted value={words} />
    </p>
  );
}
