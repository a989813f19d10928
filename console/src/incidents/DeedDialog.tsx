import { Button, Modal, TextInput } from '@mantine/core';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { mostOfName, person, setPerson } from '../api/person';
import classes from './DeedDialog.module.css';

interface DeedDialogProps {
  title: string;
  /** On the button that does it. */
  does: string;
  opened: boolean;
  close: () => void;
  busy: boolean;
  error: Error | null;
  submit: () => void;
  size?: string;
  /** True where nothing has to be filled in: enter does it. */
  ready?: boolean;
  children: ReactNode;
}

/** A dialog in which a person does something that is signed: who does it is asked once and kept in the browser. */
export function DeedDialog({ title, does, opened, close, busy, error, submit, size = 'md', ready = false, children }: DeedDialogProps) {
  return (
    <Modal opened={opened} onClose={close} title={title} size={size} closeButtonProps={{ 'aria-label': 'Close the dialog' }}>
      <DeedForm does={does} close={close} busy={busy} error={error} submit={submit} ready={ready}>
        {children}
      </DeedForm>
    </Modal>
  );
}

function DeedForm({ does, close, busy, error, submit, ready, children }: Omit<DeedDialogProps, 'title' | 'opened' | 'size'>) {
  const [isKnown] = useState(() => person() !== '');
  const [name, setName] = useState('');
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isKnown) setPerson(name);
    submit();
  };
  return (
    <form className={classes.form} onSubmit={send} data-testid="deed">
      {!isKnown && (
        <TextInput
          label="Your name"
          description="Asked once and kept in this browser; it stands beside what you do."
          required
          data-autofocus
          autoComplete="name"
          maxLength={mostOfName}
          value={name}
          data-testid="person-name"
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
      {children}
      {error !== null && (
        <p role="alert" className={classes.error}>
          {error.message}
        </p>
      )}
      <div className={classes.buttons}>
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button type="submit" loading={busy} data-testid="deed-submit" data-autofocus={(isKnown && ready) || undefined}>
          {does}
        </Button>
      </div>
    </form>
  );
}
