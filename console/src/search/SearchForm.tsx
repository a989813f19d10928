import { Button, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { readTime } from '../format/time';
import { useQueryState } from '../ui/useQueryState';
import { common, fieldsOf, ofConnections, ofEvents, type Kind, type SearchField } from './fields';
import classes from './SearchForm.module.css';

/** The conditions of the search; all must hold. */
export function SearchForm({ kind }: { kind: Kind }) {
  const { read, write } = useQueryState();
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const [roomy] = useState(() => window.matchMedia('(min-width: 721px)').matches);
  const fields = fieldsOf(kind);
  const more = kind === 'events' ? ofEvents : ofConnections;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const values = Object.fromEntries(
      fields.map(({ name }) => {
        const value = form.get(name);
        return [name, typeof value === 'string' ? value.trim() : ''];
      }),
    );
    const unread = ['from', 'to'].filter((name) => (values[name] ?? '') !== '' && readTime(values[name] ?? '') === null);
    setWrong(unread);
    if (unread.length === 0) write(values);
  };
  const input = ({ name, title }: SearchField) => (
    <TextInput
      key={name}
      name={name}
      size="xs"
      label={title}
      defaultValue={read(name)}
      placeholder={name === 'from' || name === 'to' ? '2026-11-22 02:00' : 'any'}
      error={wrong.includes(name) ? 'Write it as 2026-11-22 02:00' : undefined}
      className={name === 'entity' ? (classes.wide ?? '') : ''}
      autoComplete="off"
      spellCheck={false}
    />
  );
  return (
    <form className={classes.form} onSubmit={submit} aria-label="Conditions">
      <div className={classes.fields}>{common.map(input)}</div>
      <details open={roomy || more.some(({ name }) => read(name) !== '')}>
        <summary className={classes.more}>Fields of {kind}</summary>
        <div className={classes.fields}>{more.map(input)}</div>
      </details>
      <div className={classes.buttons}>
        <Button type="submit" size="xs">
          Search
        </Button>
        <Button size="xs" variant="default" onClick={() => write(Object.fromEntries(fields.map(({ name }) => [name, ''])))}>
          Clear
        </Button>
      </div>
    </form>
  );
}
