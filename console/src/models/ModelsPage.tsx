import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { modelsQuery } from '../api/estate';
import { count } from '../format/number';
import { Empty } from '../ui/Empty';
import { Failure } from '../ui/Failure';
import { Icon } from '../ui/Icon';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { useQueryState } from '../ui/useQueryState';
import { Waiting } from '../ui/Waiting';
import { matches } from './match';
import { ModelRow } from './ModelRow';
import classes from './ModelsPage.module.css';

/** What is looked for beside the pattern of life, and why. */
export function ModelsPage() {
  const { read, write } = useQueryState();
  const { data, error, isPending, refetch } = useQuery(modelsQuery);
  const text = read('text');
  const shown = (data?.items ?? []).filter((model) => matches(model, text));
  const off = (data?.items ?? []).filter((model) => !model.is_enabled).length;
  return (
    <>
      <PageHead title="Models">{data !== undefined && `${count(data.items.length)} models${off > 0 ? `, ${count(off)} of them off` : ''}; each says why it matters and when it is wrong`}</PageHead>
      <div className={classes.bar}>
      <TextInput
        defaultValue={text}
        aria-label="Filter by words, technique or source"
        placeholder="Words, technique or source"
        leftSection={<Icon name="search" size={16} />}
        className={classes.filter ?? ''}
        onChange={(event) => write({ text: event.currentTarget.value }, true)}
      />
        <Button component={Link} to="/models/new" variant="default" data-testid="model-new">
          Write a model
        </Button>
      </div>
      <Panel title={text === '' ? 'All' : 'Matching'} note={`${count(shown.length)} shown`} flush>
        {isPending && <Waiting rows={8} height={32} />}
        {error !== null && <Failure error={error} retry={() => void refetch()} what="list of models" />}
        {data !== undefined && shown.length === 0 && <Empty title={text === '' ? 'No model is loaded' : 'No model matches'} />}
        <ul>
          {shown.map((model) => (
            <ModelRow key={model.id} model={model} />
          ))}
        </ul>
      </Panel>
    </>
  );
}
