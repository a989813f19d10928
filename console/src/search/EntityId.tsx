import { Link } from 'react-router';
import { visible } from '../format/hidden';
import { shortId } from '../format/words';
import { entityPath } from '../ui/EntityLink';
import { Untrusted } from '../ui/Untrusted';

/** An entity of which only the id is known; what is the same in most ids is left to the hover. Plain text where it is an address. */
export function EntityId({ id }: { id: string }) {
  if (id === '') return null;
  const kind = /^(device|identity|resource):/.exec(id)?.[0];
  if (kind === undefined) return <Untrusted value={id} clip />;
  return (
    <Link to={entityPath(id)} title={visible(id)}>
      <Untrusted value={shortId(id.slice(kind.length))} clip />
    </Link>
  );
}
