import { Button, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { Link, useLocation } from 'react-router';
import { visible } from '../format/hidden';
import classes from './SavedViews.module.css';
import { removeView, saveView, sortedSearch, useViews, type View } from './views';

const shipped: readonly View[] = [
  { name: 'Open', search: '' },
  { name: 'High and above', search: 'min=high' },
  { name: 'Nobody’s', search: 'who=nobody' },
  { name: 'Closed', search: 'status=closed' },
];

/** Filters with a name: those that come with the console, and those kept in this browser. */
export function SavedViews() {
  const own = useViews();
  const { search } = useLocation();
  const now = sortedSearch(search);
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState('');
  const known = [...shipped, ...own].some((view) => sortedSearch(view.search) === now);
  const save = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (name.trim() === '') return;
    saveView({ name: name.trim(), search: now });
    setNaming(false);
    setName('');
  };
  return (
    <nav className={classes.views} aria-label="Views">
      {[...shipped, ...own].map((view) => {
        const isNow = sortedSearch(view.search) === now;
        return (
          <span key={view.name} className={classes.view} data-now={isNow || undefined}>
            <Link to={`/incidents${view.search === '' ? '' : `?${view.search}`}`} aria-current={isNow ? 'page' : undefined} data-testid="view">
              {visible(view.name)}
            </Link>
            {own.includes(view) && (
              <button type="button" className={classes.remove} aria-label={`Forget the view ${view.name}`} onClick={() => removeView(view.name)}>
                ×
              </button>
            )}
          </span>
        );
      })}
      {!known && !naming && (
        <Button size="compact-xs" variant="subtle" data-testid="save-view" onClick={() => setNaming(true)}>
          Save this view
        </Button>
      )}
      {naming && (
        <form onSubmit={save}>
          <TextInput size="xs" aria-label="Name of the view" placeholder="Name, then Enter" autoFocus maxLength={40} value={name} data-testid="view-name" onChange={(event) => setName(event.currentTarget.value)} onBlur={() => setNaming(false)} />
        </form>
      )}
    </nav>
  );
}
