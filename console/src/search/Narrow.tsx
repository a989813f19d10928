import { useLocation, useNavigate } from 'react-router';
import { visible } from '../format/hidden';
import { Untrusted } from '../ui/Untrusted';
import classes from './Narrow.module.css';
import { narrowed, queryOf, termOf, type Kind } from './terms';

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
    const before = queryOf((key) => params.get(key) ?? '');
    const within = entity === undefined ? before : narrowed(before, termOf('entity', entity));
    const next = new URLSearchParams({ q: narrowed(within, termOf(name, value)) });
    for (const kept of ['from', 'to']) if (params.has(kept)) next.set(kept, params.get(kept) ?? '');
    if (kind === 'connections') next.set('kind', kind);
    void navigate(`/search?${next.toString()}`);
  };
  return (
    <button type="button" className={classes.narrow} title={`Only ${visible(value)}`} onClick={narrow}>
      <Untrusted value={words ?? value} />
    </button>
  );
}
