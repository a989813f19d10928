import { useQuery } from '@tanstack/react-query';
import { outputsQuery } from '../api/outputs';
import { counted } from '../format/number';
import { Empty } from '../ui/Empty';
import { Failure } from '../ui/Failure';
import { Panel } from '../ui/Panel';
import { Waiting } from '../ui/Waiting';
import { OutputRow } from './OutputRow';
import classes from './Outputs.module.css';

/** Who is told of incidents: a section of the settings, whole in itself. */
export function Outputs() {
  const { data, error, refetch } = useQuery(outputsQuery);
  if (data === undefined) return error === null ? <Waiting rows={3} height={90} /> : <Failure error={error} retry={() => void refetch()} what="list of outputs" />;
  return (
    <Panel title="Who is told of incidents" note={counted(data.length, 'output')} flush>
      {data.length === 0 ? (
        <Empty title="Nobody is told">
          <p>
            A chat, a pager, a ticket system or a SIEM can be. List <code>outputs</code> in the configuration; how: <code>docs/howto/tell-others.md</code>
          </p>
        </Empty>
      ) : (
        <ul className={classes.list}>
          {data.map((output) => (
            <OutputRow key={output.name} output={output} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
