import { Button, Modal, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { mostOfName, setPerson, usePerson } from '../api/person';
import { sessionQuery } from '../api/session';
import { Icon } from '../ui/Icon';
import classes from './PersonSwitch.module.css';
import { SignedInMenu } from './SignedInMenu';

/** Who works here: who is signed in, or where nobody signs in the name under which this browser does things. */
export function PersonSwitch() {
  const session = useQuery(sessionQuery).data;
  return session?.sign_in === true ? <SignedInMenu session={session} /> : <NameSwitch />;
}

function NameSwitch() {
  const me = usePerson();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant="subtle" color="gray" size="compact-md" className={classes.person ?? ''} data-testid="person" title={me === '' ? 'Say who you are' : `You are ${me}`} onClick={() => setOpened(true)}>
        <Icon name="identity" />
        <span className={classes.name}>{me === '' ? 'Who are you?' : me}</span>
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title="Who are you?" size="sm" closeButtonProps={{ 'aria-label': 'Close the dialog' }}>
        <NameForm name={me} close={() => setOpened(false)} />
      </Modal>
    </>
  );
}

function NameForm({ name, close }: { name: string; close: () => void }) {
  const [typed, setTyped] = useState(name);
  const save = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setPerson(typed);
    close();
  };
  return (
    <form className={classes.form} onSubmit={save}>
      <TextInput
        label="Your name"
        description="Kept in this browser and written beside what you do. Nobody signs in here: nobody checks it."
        autoComplete="name"
        data-autofocus
        maxLength={mostOfName}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit">Keep</Button>
    </form>
  );
}
