import { Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useClose } from '../api/handling';
import { usePerson } from '../api/person';
import type { ClosingReason, Incident } from '../api/types';
import { closingMeaning, closingReasons, closingWords } from '../format/handling';
import { DeedDialog } from './DeedDialog';
import classes from './Dialogs.module.css';

/** Longest reason that the server keeps. */
export const mostOfReason = 500;

/** Closes an incident, or says anew why it is closed. */
export function CloseDialog({ incident, opened, close }: { incident: Incident; opened: boolean; close: () => void }) {
  const closing = useClose(incident);
  const known = usePerson() !== '';
  const [reason, setReason] = useState<ClosingReason | null>(null);
  const [text, setText] = useState('');
  const done = () => {
    closing.reset();
    close();
  };
  const submit = () => {
    if (reason !== null) closing.mutate({ reason, text: text.trim() }, { onSuccess: done });
  };
  return (
    <DeedDialog title="Close the incident" does="Close incident" opened={opened} close={done} busy={closing.isPending} error={closing.error} submit={submit}>
      <Radio.Group label="Why" required value={reason} onChange={(value) => setReason(value)}>
        <div className={classes.choices}>
          {closingReasons.map((each, index) => (
            <Radio
              key={each}
              value={each}
              label={closingWords[each]}
              description={closingMeaning[each]}
              required
              name="reason"
              data-testid={`reason-${each}`}
              data-autofocus={(known && index === 0) || undefined}
            />
          ))}
        </div>
      </Radio.Group>
      <Textarea
        label="In your words"
        description="For whoever asks in half a year."
        required={reason === 'other'}
        maxLength={mostOfReason}
        autosize
        minRows={2}
        maxRows={6}
        value={text}
        data-testid="reason-text"
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </DeedDialog>
  );
}
