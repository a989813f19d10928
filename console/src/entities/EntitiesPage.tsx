import { Button, TextInput } from '@mantine/core';
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
  const tag = read('tag');
  const list = useQuery(entitiesQuery(text, most, tag));
  const total = useQuery(statusQuery).data?.engine.entities;
  if (read('id') !== '') return <EntityPage />;
  const entities = list.data?.items ?? [];
  return (
    <>
      <PageHead title="Entities">{total !== undefined && <>{count(total)} watched: devices, identities and resources, each with what is normal for it</>}</PageHead>
      <TextInput
        key={text}
        defaultValue={text}
        aria-label="Find by name, id, address or tag"
        placeholder="Name, id, address or tag, then Enter"
        leftSection={<Icon name="search" size={16} />}
        maw={420}
        onKeyDown={(event) => {
          if (event.key === 'Enter') write({ text: event.currentTarget.value.trim() });
        }}
      />
      {tag !== '' && (
        <p data-testid="tag-filter">
          Only with the tag <Untrusted value={tag} mono />.{' '}
          <Button size="compact-xs" variant="default" onClick={() => write({ tag: '' })}>
            Show all
          </Button>
        </p>
      )}
      <Panel title={text === '' && tag === '' ? 'Last seen first' : 'Found'} note={entities.length === most ? `the first ${most}` : `${count(entities.length)} shown`} flush>
        {list.isPending && <Waiting rows={8} height={28} />}
        {list.isError && entities.length === 0 && <Failure error={list.error} retry={() => void list.refetch()} what="list of entities" />}
        {list.isSuccess && entities.length === 0 && (
          <Empty title={text === '' && tag === '' ? 'Nobody has been seen yet' : 'Nobody matches'}>
            {text === '' && tag !== '' ? <>Nobody bears the tag “<Untrusted value={tag} />”.</> : text === '' ? 'Entities appear with the first records that name them.' : <>Nothing holds “<Untrusted value={text} />” in its name, id, address or tags.</>}
          </Empty>
        )}
        {entities.length > 0 && <EntitiesTable entities={entities} />}
      </Panel>
    </>
  );
}
