import { Link } from 'react-router';
import type { IncidentFilter } from '../api/incidents';
import { Empty } from '../ui/Empty';

/** Nothing to show: because all is well, or because of the filter. */
export function NoIncidents({ filter }: { filter: IncidentFilter }) {
  const { status, ...rest } = filter;
  const narrowed = Object.values(rest).some((value) => value !== undefined);
  if (narrowed)
    return (
      <Empty title="No incident matches">
        <p>The filter leaves none.</p>
        <Link to="/incidents?status=all">Show all incidents</Link>
      </Empty>
    );
  if (status === 'closed') return <Empty title="Nothing has been closed yet" />;
  return (
    <Empty title="Nothing needs you now">
      <p>New incidents appear here by themselves. <Link to="/coverage">Coverage</Link> shows what is being read.</p>
    </Empty>
  );
}
