import { Button } from '@mantine/core';
import { Problem } from '../api/problem';
import { Empty } from './Empty';

/** What the server said instead of data, and a way to ask again. */
export function Failure({ error, retry, what }: { error: Error; retry?: () => void; what: string }) {
  const missing = error instanceof Problem && error.status === 404;
  return (
    <div role="alert">
      <Empty title={missing ? `There is no such ${what}` : `The ${what} could not be read`}>
        <p>{error.message}</p>
        {missing && <p>It may have been merged into another, or be older than what is kept.</p>}
        {!missing && retry !== undefined && (
          <Button mt={12} size="xs" variant="default" onClick={retry}>
            Ask again
          </Button>
        )}
      </Empty>
    </div>
  );
}
