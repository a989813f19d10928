import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { collectionsQuery, collectorsQuery } from '../api/collectors';
import { statusQuery } from '../api/estate';
import { sourceQuery } from '../api/sources';
import type { CollectionView } from '../api/types';
import { counted } from '../format/number';
import { Empty } from '../ui/Empty';
import { Failure } from '../ui/Failure';
import { Panel } from '../ui/Panel';
import { useQueryState } from '../ui/useQueryState';
import { Waiting } from '../ui/Waiting';
import { SourceForm } from './SourceForm';
import { SourceRow } from './SourceRow';
import classes from './Sources.module.css';

/** What is collected, how it stands, and the way to one more or to change one. */
export function SourcesSection() {
  const { data, error, refetch } = useQuery(collectionsQuery);
  const { read, write } = useQueryState();
  const [done, setDone] = useState('');
  if (data === undefined) return error === null ? <Waiting rows={3} height={60} /> : <Failure error={error} retry={() => void refetch()} what="list of sources" />;
  const edited = read('edit');
  const adds = read('add') !== '' || (data.length === 0 && edited === '');
  const begin = (change: Record<string, string>) => {
    setDone('');
    write(change);
  };
  const finish = (name: string) => {
    setDone(name);
    write({ add: '', edit: '' });
  };
  return (
    <>
      <div role="status">{done !== '' && <p className={classes.good}>{done} is saved.{data.some(({ name, state }) => name === done && state === 'collecting') && ' It collects now.'}</p>}</div>
      {(data.length > 0 || !adds) && (
        <Panel title="What is collected" note={counted(data.length, 'source')} flush>
          <ul className={classes.list}>
            {data.map((source) => (
              <SourceRow key={`${source.origin} ${source.name}`} source={source} edit={() => begin({ edit: source.name, add: '' })} />
            ))}
          </ul>
        </Panel>
      )}
      {edited !== '' && <Editing key={edited} name={edited} all={data} done={finish} cancel={() => write({ edit: '' })} />}
      {edited === '' && adds && <Adding all={data} done={finish} cancel={data.length === 0 ? undefined : () => write({ add: '' })} />}
      {edited === '' && !adds && (
        <div>
          <Button variant="default" onClick={() => begin({ add: 'yes' })} data-testid="add-source">
            Add a source…
          </Button>
        </div>
      )}
    </>
  );
}

interface Whole {
  all: readonly CollectionView[];
  done: (name: string) => void;
  cancel: (() => void) | undefined;
}

function Adding({ all, done, cancel }: Whole) {
  const { data, error, refetch } = useQuery(collectorsQuery);
  const status = useQuery(statusQuery).data;
  if (data === undefined || status === undefined) return error === null ? <Waiting rows={3} height={60} /> : <Failure error={error} retry={() => void refetch()} what="list of collectors" />;
  const saves = status.mode !== 'demo';
  return (
    <Panel title={all.length === 0 ? 'Add the first source' : 'Add a source'} note={saves ? 'three steps' : 'the demo collects nothing'} flush>
      <SourceForm collectors={data} taken={all.map(({ name }) => name)} saves={saves} done={done} cancel={cancel} />
    </Panel>
  );
}

function Editing({ name, all, done, cancel }: Whole & { name: string }) {
  const collectors = useQuery(collectorsQuery);
  const source = useQuery(sourceQuery(name));
  if (source.error !== null) {
    return (
      <Panel title={`Change ${name}`}>
        <Empty title="This source cannot be changed here">{source.error.message}</Empty>
      </Panel>
    );
  }

  if (collectors.data === undefined || source.data === undefined) return <Waiting rows={3} height={60} />;
  return (
    <Panel title={`Change ${name}`} note={source.data.collection.title} flush>
      <SourceForm collectors={collectors.data} taken={all.map((each) => each.name)} of={source.data} saves done={done} cancel={cancel} />
    </Panel>
  );
}
