import { TextInput } from '@mantine/core';
import type { SubmitEvent } from 'react';
import { useNavigate } from 'react-router';
import { Icon } from '../ui/Icon';
import classes from './SearchBox.module.css';
import { pathFor } from './lookup';

/** One field for everything: an address leads to its traffic, an id to its entity, words to the entities that hold them. */
export function SearchBox() {
  const navigate = useNavigate();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = new FormData(event.currentTarget).get('text');
    if (typeof text !== 'string' || text.trim() === '') return;
    void navigate(pathFor(text));
    document.getElementById('search')?.blur();
  };
  return (
    <form className={classes.search} role="search" onSubmit={submit}>
      <TextInput
        id="search"
        name="text"
        size="sm"
        aria-label="Search an address, an entity or its id"
        placeholder="Address, entity or id"
        leftSection={<Icon name="search" size={16} />}
        rightSection={<kbd className={classes.key}>/</kbd>}
        autoComplete="off"
        spellCheck={false}
      />
    </form>
  );
}
