import { Link } from 'react-router';
import { Empty } from '../ui/Empty';
import { PageHead } from '../ui/PageHead';

/** An address that leads nowhere. */
export function Missing() {
  return (
    <>
      <PageHead title="There is no such page" />
      <Empty title="The address leads nowhere">
        <Link to="/">What needs you now</Link> · <Link to="/incidents">Incidents</Link> · <Link to="/search">Search</Link>
      </Empty>
    </>
  );
}
