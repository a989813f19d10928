import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { collectionsQuery } from '../api/collectors';
import type { CollectionSummary } from '../api/types';
import { bytes, counted } from '../format/number';
import { Empty } from '../ui/Empty';
import { Failure } from '../ui/Failure';
import { Panel } from '../ui/Panel';
import { Untrusted } from '../ui/Untrusted';
import { Waiting } from '../ui/Waiting';
import { NewSource } from './NewSource';
import classes from './Sources.module.css';

/** What is collected, how it stands, and the way to one more. */
export function SourcesSection() {
  const { data, error, refetch } = useQuery(collectionsQuery);
  const [adds, setAdds] = useState(false);
  if (data === undefined) return error === null ? <Waiting rows={3} height={60} /> : <Failure error={error} retry={() => void refetch()} what="list of collections" />;
  return (
    <>
      <Panel title="What is collected" note={counted(data.length, 'collection')} flush>
        {data.length === 0 ? (
          <Empty title="Nothing is collected">
            <p>Logs are read from the folders that are watched only. A collection fetches them, or listens for them.</p>
          </Empty>
        ) : (
          <ul className={classes.list}>
            {data.map((collection) => (
              <Collection key={collection.name} collection={collection} />
            ))}
          </ul>
        )}
      </Panel>
      {adds || data.length === 0 ? (
        <NewSource taken={data.map(({ name }) => name)} />
      ) : (
        <Button variant="default" onClick={() => setAdds(true)} data-testid="add-source">
          Add a source…
        </Button>
      )}
    </>
  );
}

function Collection({ collection: { name, title, status } }: { collection: CollectionSummary }) {
  return (
    <li className={classes.source} data-testid="collection" data-failing={status.problem !== '' || undefined}>
      <span className={classes.name}>
        <strong>
          <Untrusted value={name} />
        </strong>{' '}
        <span className={classes.dim}>{title}</span>
      </span>
      <span className={classes.dim}>
        {counted(status.objects, 'piece')}, {bytes(status.bytes)} since the start
        {status.poisoned > 0 && ` · ${counted(status.poisoned, 'piece')} can never be taken`}
        {status.dropped > 0 && ` · ${counted(status.dropped, 'piece')} lost`}
      </span>
      {status.problem !== '' && (
        <p className={classes.problem}>
          <Untrusted value={status.problem} />
        </p>
      )}
    </li>
  );
}
