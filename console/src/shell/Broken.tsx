import { Button } from '@mantine/core';
import { useRouteError } from 'react-router';
import { Empty } from '../ui/Empty';

/** The page itself failed: said plainly, with the way out. A new version of the server drops old chunks, which a reload cures. */
export function Broken() {
  const error = useRouteError();
  return (
    <div role="alert">
      <Empty title="This page broke">
        <p>{error instanceof Error ? error.message : 'Something that should not happen did.'}</p>
        <Button mt={12} size="xs" variant="default" onClick={() => window.location.reload()}>
          Load it again
        </Button>
      </Empty>
    </div>
  );
}
