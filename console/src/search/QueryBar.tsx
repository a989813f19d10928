import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useRef, useState, type KeyboardEvent, type SubmitEvent } from 'react';
import { fieldsQuery, valuesQuery } from '../api/search';
import type { HoursFilter } from '../api/types';
import { count } from '../format/number';
import { Untrusted } from '../ui/Untrusted';
import { completed, fieldChoices, placeAt, type Choice } from './complete';
import classes from './QueryBar.module.css';
import { quoted, type Kind } from './terms';

interface QueryBarProps {
  query: string;
  kind: Kind;
  /** The period, in which values are counted. */
  period: HoursFilter;
  /** What is wrong with the query, and where. */
  wrong: { message: string; position: number; length: number } | null;
  search: (query: string) => void;
}

/** The query, with fields and values offered while it is written. */
export function QueryBar({ query, kind, period, wrong, search }: QueryBarProps) {
  const [text, setText] = useState(query);
  const [caret, setCaret] = useState(query.length);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const fields = useQuery(fieldsQuery).data?.items.filter((field) => (kind === 'events' ? field.events : field.connections)) ?? [];
  const place = placeAt(text, caret);
  const known = fields.find((field) => field.name === (place.field === 'entity' ? 'actor' : place.field));
  const values = useQuery({
    ...valuesQuery(period, { kind, fields: [known?.name ?? ''], prefix: place.typed, limit: 10 }),
    enabled: open && known?.can_count === true,
  });
  const choices: Choice[] =
    place.field === null
      ? fieldChoices(fields, place.typed, text, place.from)
      : known?.can_count === true
        ? (values.data?.items[0]?.values ?? []).map(({ value, count: number }) => ({ text: quoted(value), note: count(number) }))
        : [];
  const shown = open ? choices.slice(0, 12) : [];

  const write = (next: string, position: number) => {
    setText(next);
    setCaret(position);
    setAt(-1);
    setOpen(true);
    window.requestAnimationFrame(() => input.current?.setSelectionRange(position, position));
  };
  const choose = (choice: Choice) => {
    const next = completed(text, place, choice.text);
    write(next.query, next.caret);
    input.current?.focus();
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setOpen(false);
    search(text.trim());
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const choice = shown[at];
    if (step !== 0) {
      event.preventDefault();
      setOpen(true);
      setAt(Math.min(choices.length - 1, Math.max(-1, at + step)));
    } else if (event.key === 'Escape') setOpen(false);
    else if ((event.key === 'Enter' || event.key === 'Tab') && choice !== undefined) {
      event.preventDefault();
      choose(choice);
    }
  };
  return (
    <form className={classes.form} onSubmit={submit} role="search">
      <div className={classes.bar}>
        <input
          ref={input}
          className={classes.input}
          type="text"
          role="combobox"
          aria-label="Query"
          aria-expanded={shown.length > 0}
          aria-controls={list}
          aria-activedescendant={at >= 0 ? `${list}-${at}` : undefined}
          aria-invalid={wrong !== null}
          aria-describedby={wrong === null ? undefined : `${list}-wrong`}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder="src_ip:10.0.0.0/8 and bytes>1MB and not service:dns"
          value={text}
          data-testid="query"
          onChange={(event) => {
            setText(event.currentTarget.value);
            setCaret(event.currentTarget.selectionStart ?? 0);
            setAt(-1);
            setOpen(true);
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? 0)}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={press}
        />
        <ul id={list} className={classes.choices} role="listbox" aria-label="Completions" hidden={shown.length === 0}>
          {shown.map((choice, index) => (
            <li
              key={choice.text}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === at}
              className={classes.choice}
              data-testid="choice"
              onPointerDown={(event) => {
                event.preventDefault();
                choose(choice);
              }}
            >
              <Untrusted value={choice.text} mono clip />
              <span className={classes.note}>{choice.note}</span>
            </li>
          ))}
        </ul>
      </div>
      <Button type="submit" data-testid="search-run">
        Search
      </Button>
      {wrong !== null && (
        <p id={`${list}-wrong`} role="alert" className={classes.wrong} data-testid="query-wrong">
          <code aria-hidden="true">
            {query.slice(0, wrong.position)}
            <mark>{query.slice(wrong.position, wrong.position + wrong.length) || ' '}</mark>
            {query.slice(wrong.position + wrong.length)}
          </code>
          <span>
            Character {wrong.position + 1}: {wrong.message}
          </span>
        </p>
      )}
    </form>
  );
}
