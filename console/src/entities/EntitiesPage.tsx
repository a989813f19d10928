import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { entitiesQuery, statusQuery } from '../api/estate';
import { count } from '../format/number';
import { Empty } from '../ui/Empty';
import { Failure } from '../ui/Failure';
import { Icon } from '../ui/Icon';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { Untrusted } from '../ui/Untrusted';
import { useQueryState } from '../ui/useQueryState';
import { Waiting } from '../ui/Waiting';
import { EntitiesTable } from './EntitiesTable';
import { EntityPage } from './EntityPage';

const most = 200;

/** Everything that is watched, last seen first; with an id in the URL that one entity. */
export function EntitiesPage() {
  const { read, write } = useQueryState();
  const text = read('text');
  const list = useQuery(entitiesQuery(text, most));
  const total = useQuery(statusQuery).data?.engine.entities;
  if (read('id') !== '') return <EntityPage />;
  const entities = list.data?.items ?? [];
  return (
    <>
      <PageHead title="Entities">{total !== undefined && <>{count(total)} watched: devices, identities and resources, each with what is normal for it</>}</PageHead>
      <TextInput
        key={text}
        defaultValue={text}
        aria-label="Find by name, id or address"
        placeholder="Name, id or address, then Enter"
        leftSection={<Icon name="search" size={16} />}
        maw={420}
        onKeyDown={(event) => {
          if (event.key === 'Enter') write({ text: event.currentTarget.value.trim() });
        }}
      />
      <Panel title={text === '' ? 'Last seen first' : 'Found'} note={entities.length === most ? `the first ${most}` : `${count(entities.length)} shown`} flush>
        {list.isPending && <Waiting rows={8} height={28} />}
        {list.isError && entities.length === 0 && <Failure error={list.error} retry={() => void list.refetch()} what="list of entities" />}
        {list.isSuccess && entities.length === 0 && (
          <Empty title={text === '' ? 'Nobody has been seen yet' : 'Nobody matches'}>
            {text === '' ? 'Entities appear with the first records that name them.' : <>Nothing holds “<Untrusted value={text} />” in its name, id or address.</>}
          </Empty>
        )}
        {entities.length > 0 && <EntitiesTable entities={entities} />}
      </Panel>
    </>
  );
}
