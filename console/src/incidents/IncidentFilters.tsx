import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { usePerson } from '../api/person';
import { visible } from '../format/hidden';
import { useQueryState } from '../ui/useQueryState';
import { Untrusted } from '../ui/Untrusted';
import classes from './IncidentFilters.module.css';

const statuses = [
  { value: 'open', label: 'Open' },
  { value: 'closed', label: 'Closed' },
  { value: 'all', label: 'All' },
];

/** The filter, which the URL holds. */
export function IncidentFilters() {
  const { read, write } = useQueryState();
  const entity = read('entity');
  const who = read('who');
  const me = usePerson();
  const people = [{ value: '', label: 'Anyone’s' }, { value: 'nobody', label: 'Nobody’s' }];
  if (me !== '' || who === 'me') people.push({ value: 'me', label: 'Mine' });
  if (who !== '' && !people.some(({ value }) => value === who)) people.push({ value: who, label: visible(who) });
  return (
    <div className={classes.filters}>
      <SegmentedControl
        size="xs"
        aria-label="Status"
        data={statuses}
        value={read('status') || 'open'}
        onChange={(status) => write({ status: status === 'open' ? '' : status })}
      />
      <NativeSelect size="xs" aria-label="Who works on it" data={people} value={who} onChange={(event) => write({ who: event.currentTarget.value })} />
      <TextFilter key={read('text')} text={read('text')} apply={(text) => write({ text })} />
      {entity !== '' && (
        <Button size="xs" variant="default" className={classes.entity ?? ''} onClick={() => write({ entity: '' })} title="Remove this condition">
          <Untrusted value={entity} clip />
          <span aria-hidden="true">&nbsp;×</span>
        </Button>
      )}
      <Link to="/expected" className={classes.expected}>
        What is expected
      </Link>
    </div>
  );
}

function TextFilter({ text, apply }: { text: string; apply: (text: string) => void }) {
  const [typed, setTyped] = useState(text);
  return (
    <form
      className={classes.text}
      onSubmit={(event) => {
        event.preventDefault();
        apply(typed.trim());
      }}
    >
      <TextInput
        size="xs"
        aria-label="Text in title or summary"
        placeholder="Text in title or summary"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => {
          if (typed.trim() !== text) apply(typed.trim());
        }}
      />
    </form>
  );
}
