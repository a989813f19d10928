import { PageHead } from '../ui/PageHead';
import { Outputs } from './Outputs';

/** The outputs on a page of their own. */
export function OutputsPage() {
  return (
    <>
      <PageHead title="Outputs">who is told of incidents, and whether it works</PageHead>
      <Outputs />
    </>
  );
}
