import { Radio } from '@mantine/core';
import { useState } from 'react';
import { useDecide } from '../api/response';
import { usePerson } from '../api/person';
import type { ActionRecord } from '../api/types';
import { containmentWords } from '../format/response';
import { span, utc } from '../format/time';
import { DeedDialog } from '../incidents/DeedDialog';
import { Untrusted } from '../ui/Untrusted';
import { useEstateNow } from '../ui/useEstateNow';
import { Meanwhile } from './DecisionDialog';
import classes from './Dialogs.module.css';
import { laterEnds, soonerEnds } from './ends';

interface EndDialogProps {
  way: 'extend' | 'shorten';
  action: ActionRecord;
  /** The version that was looked at. */
  version: number;
  opened: boolean;
  close: () => void;
  after: () => void;
}

/** Sets when an action ends: later, or sooner. */
export function EndDialog({ way, action, version, opened, close, after }: EndDialogProps) {
  const decide = useDecide(action.action_id);
  const now = useEstateNow();
  const known = usePerson() !== '';
  const [chosen, setChosen] = useState('');
  const ends = way === 'extend' ? laterEnds(action.expires_at, now) : soonerEnds(action.expires_at, now);
  const end = ends.find(({ words }) => words === chosen) ?? ends[0];
  const shut = (then: () => void) => () => {
    decide.reset();
    setChosen('');
    then();
  };
  const submit = () => {
    if (end !== undefined) decide.mutate({ does: { endAt: end.at }, version: decide.isError ? action.version : version }, { onSuccess: shut(after) });
  };
  return (
    <DeedDialog
      title={way === 'extend' ? 'Let it stand longer' : 'Let it end sooner'}
      does={way === 'extend' ? 'Extend' : 'Shorten'}
      opened={opened}
      close={shut(close)}
      busy={decide.isPending}
      error={decide.error}
      submit={submit}
      ready={ends.length === 0}
    >
      <div className={classes.words}>
        <p className={classes.what}>
          {containmentWords[action.containment.kind]} of <Untrusted value={action.containment.entity.name} />
        </p>
        <p>
          Now it ends in {span(action.expires_at - now)}, at {utc(action.expires_at)}.
        </p>
        {ends.length === 0 ? (
          <p>{way === 'extend' ? 'It can stand for seven days from now at most: it already does.' : 'It ends very soon. Undo it instead if that is too late.'}</p>
        ) : (
          <Radio.Group label={way === 'extend' ? 'Let it stand' : 'Let it end'} value={end?.words ?? ''} onChange={(value) => setChosen(value)}>
            <div className={classes.choices}>
              {ends.map(({ words, at }, index) => (
                <Radio key={words} value={words} label={words} description={`until ${utc(at)}`} data-testid={`end-${index}`} data-autofocus={(known && index === 0) || undefined} />
              ))}
            </div>
          </Radio.Group>
        )}
        {decide.isError && <Meanwhile action={action} />}
      </div>
    </DeedDialog>
  );
}
