import { Checkbox, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, memo, Suspense, useDeferredValue, useMemo, useState } from 'react';
import { incidentGraphQuery } from '../api/incidents';
import { counted } from '../format/number';
import { Empty } from '../ui/Empty';
import { Failure } from '../ui/Failure';
import { Panel } from '../ui/Panel';
import { useQueryState } from '../ui/useQueryState';
import { Waiting } from '../ui/Waiting';
import { drawingOf } from './group';
import { GraphTable } from './GraphTable';
import classes from './IncidentGraph.module.css';

// The drawing and its layout are large, and only this panel needs them: they are fetched while the server still puts the graph together.
const fetched = import('./GraphDrawing');
const GraphDrawing = lazy(async () => ({ default: (await fetched).GraphDrawing }));
const Table = memo(GraphTable);

/** Who and what is in an incident, and what passed between them: drawn, or as a table. */
export function IncidentGraph({ id }: { id: string }) {
  const { read, write } = useQueryState();
  const all = read('everybody') === 'yes';
  const asTable = read('graph') === 'table';
  const { data, error, isPending, refetch } = useQuery(incidentGraphQuery(id, all));
  const drawing = useMemo(() => (data === undefined ? null : drawingOf(data)), [data]);
  const [chosen, setChosen] = useState('');
  // The shape is marked at once; thousands of rows follow when there is time.
  const listed = useDeferredValue(asTable ? '' : chosen);
  const edges = useMemo(() => {
    const members = new Set(drawing?.shapes.find((shape) => shape.id === listed)?.members.map((member) => member.id));
    return (data?.edges ?? []).filter((edge) => members.size === 0 || members.has(edge.from) || members.has(edge.to));
  }, [data, drawing, listed]);
  return (
    <Panel
      title="What passed between them"
      note={
        <span className={classes.tools}>
          <Checkbox size="xs" label="everybody they dealt with" checked={all} onChange={(event) => write({ everybody: event.currentTarget.checked ? 'yes' : '' }, true)} />
          <SegmentedControl
            size="xs"
            aria-label="How it is shown"
            data={[
              { value: '', label: 'Graph' },
              { value: 'table', label: 'Table' },
            ]}
            value={asTable ? 'table' : ''}
            onChange={(value) => write({ graph: value }, true)}
          />
        </span>
      }
      flush
    >
      {isPending && <Waiting rows={4} height={60} />}
      {error !== null && <Failure error={error} retry={() => void refetch()} what="graph" />}
      {data !== undefined && data.edges.length === 0 && <Empty title="Nothing passed between them">{data.left_out > 0 && !all && <>They dealt with {counted(data.left_out, 'other')} that nothing here speaks of.</>}</Empty>}
      {data !== undefined && data.edges.length > 0 && (
        <>
          {!asTable && drawing !== null && (
            <Suspense fallback={<Waiting rows={4} height={90} />}>
              <GraphDrawing drawing={drawing} chosen={chosen} choose={setChosen} />
            </Suspense>
          )}
          <p className={classes.note}>
            {listed === '' ? (
              <>
                {counted(data.nodes.length, 'node')}
                {data.left_out > 0 && `, ${counted(data.left_out, 'other')} left out`}. {!asTable && 'Strong lines are what alerts and facts speak of; press a shape for what passed.'}
              </>
            ) : (
              counted(edges.length, 'thing passed', 'things passed')
            )}
          </p>
          {(asTable || listed !== '') && <Table edges={edges} nodes={data.nodes} />}
        </>
      )}
    </Panel>
  );
}
