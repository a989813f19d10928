import { Link } from 'react-router';
import { visible } from '../format/hidden';
import { entityPath } from '../ui/EntityLink';
import { Untrusted } from '../ui/Untrusted';

/** An entity of which only the id is known; the kind before the colon is left to the hover. Plain text where it is an address. */
export function EntityId({ id }: { id: string }) {
  if (id === '') return null;
  const kind = /^(device|identity|resource):/.exec(id)?.[0];
  if (kind === undefined) return <Untrusted value={id} clip />;
  return (
    <Link to={entityPath(id)} title={visible(id)}>
      <Untrusted value={id.slice(kind.length)} clip />
    </Link>
  );
}
