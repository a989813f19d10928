import { useLocation, useNavigate } from 'react-router';
import { visible } from '../format/hidden';
import { Untrusted } from '../ui/Untrusted';
import type { Kind } from './fields';
import classes from './Narrow.module.css';

interface NarrowProps {
  kind: Kind;
  name: string;
  value: string;
  /** What is shown, where it is not the value itself. */
  words?: string;
  /** The entity of the page that it stands on, kept in the search. */
  entity?: string | undefined;
}

/** A value that narrows the search to itself. */
export function Narrow({ kind, name, value, words, entity }: NarrowProps) {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  if (value === '') return null;
  const narrow = () => {
    const params = new URLSearchParams(pathname === '/search' ? search : '');
    if (entity !== undefined) params.set('entity', entity);
    if (kind === 'connections') params.set('kind', kind);
    else params.delete('kind');
    params.set(name, value);
    void navigate(`/search?${params.toString()}`);
  };
  return (
    <button type="button" className={classes.narrow} title={`Only ${visible(value)}`} onClick={narrow}>
      <Untrusted value={words ?? value} />
    </button>
  );
}
