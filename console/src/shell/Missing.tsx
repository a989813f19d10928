import { Link } from 'react-router';
import { Empty } from '../ui/Empty';

/** An address that leads nowhere. */
export function Missing() {
  return (
    <>
      <title>Not found · Windhover</title>
      <Empty title="There is no such page">
        <Link to="/incidents">Open incidents</Link>
      </Empty>
    </>
  );
}
