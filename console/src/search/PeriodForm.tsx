import { Button, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { readTime, writeTime } from '../format/time';
import { useEstateNow } from '../ui/useEstateNow';
import classes from './PeriodForm.module.css';

const hour = 3_600_000;
const spans = [
  { words: '1 h', length: hour },
  { words: '24 h', length: 24 * hour },
  { words: '7 d', length: 168 * hour },
];

interface PeriodFormProps {
  from: string;
  to: string;
  apply: (period: { from: string; to: string }) => void;
}

/** The time that is searched: spans that end now, or any from and to. */
export function PeriodForm({ from, to, apply }: PeriodFormProps) {
  const now = useEstateNow();
  const [first, setFirst] = useState(from);
  const [last, setLast] = useState(to);
  const [wrong, setWrong] = useState('');
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const unread = [first, last].find((text) => text.trim() !== '' && readTime(text) === null);
    setWrong(unread === undefined ? '' : `“${unread}” is no time; write it as 2026-11-22 02:00.`);
    if (unread === undefined) apply({ from: first.trim(), to: last.trim() });
  };
  return (
    <form className={classes.form} onSubmit={submit} aria-label="Time">
      {spans.map(({ words, length }) => (
        <Button key={words} size="compact-xs" variant="default" onClick={() => apply({ from: writeTime(Math.floor((now - length) / 60_000) * 60_000), to: '' })}>
          {words}
        </Button>
      ))}
      <TextInput size="xs" w={156} aria-label="From (UTC)" placeholder="from, UTC" value={first} onChange={(event) => setFirst(event.currentTarget.value)} />
      <TextInput size="xs" w={156} aria-label="To (UTC)" placeholder="to, UTC" value={last} onChange={(event) => setLast(event.currentTarget.value)} />
      <button type="submit" className="visually-hidden">
        Apply the time
      </button>
      {(from !== '' || to !== '') && (
        <Button size="compact-xs" variant="subtle" onClick={() => apply({ from: '', to: '' })}>
          All times
        </Button>
      )}
      {wrong !== '' && (
        <span role="alert" className={classes.wrong}>
          {wrong}
        </span>
      )}
    </form>
  );
}
