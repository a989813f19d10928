import { useQuery } from '@tanstack/react-query';
import { coverageQuery, statusQuery } from '../api/estate';
import { count, counted } from '../format/number';
import { utc } from '../format/time';
import { Empty } from '../ui/Empty';
import { Fact, Facts } from '../ui/Fact';
import { Failure } from '../ui/Failure';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { Waiting } from '../ui/Waiting';
import { LearningState } from './LearningState';
import { NotCovered } from './NotCovered';
import { SourceRow } from './SourceRow';
import { worstFirst } from './sources';

/** What is read, how late, what could not be read, and what no log tells. */
export function CoveragePage() {
  const { data: status, error, refetch } = useQuery(statusQuery);
  const coverage = useQuery(coverageQuery);
  if (status === undefined) return error === null ? <Waiting rows={4} height={60} /> : <Failure error={error} retry={() => void refetch()} what="state of the engine" />;
  const { engine } = status;
  const silent = coverage.data?.sources.filter((source) => source.state === 'silent').length ?? 0;
  return (
    <>
      <PageHead title="Coverage">
        {counted(engine.sources.length, 'source')}
        {silent > 0 && ` · ${count(silent)} fell silent`} ·{' '}
        {engine.dead_letters === 0 ? 'every record could be read' : `${counted(engine.dead_letters, 'record')} could not be read`}
      </PageHead>
      <LearningState engine={engine} />
      <Facts>
        <Fact name="Records read">{count(engine.lines)}</Fact>
        <Fact name="Became events">{count(engine.events)}</Fact>
        <Fact name="No event, well-formed">{count(engine.ignored)}</Fact>
        <Fact name="Could not be read">{count(engine.dead_letters)}</Fact>
        <Fact name="First event">{engine.first_event === null ? 'none yet' : utc(engine.first_event)}</Fact>
        <Fact name="Last event">{engine.last_event === null ? 'none yet' : utc(engine.last_event)}</Fact>
        <Fact name="Version">{status.version}</Fact>
      </Facts>
      <Panel title="Sources" note="Events by the hour, the last seven days; open a source for its accounts and what to set" flush>
        {coverage.isPending && <Waiting rows={4} height={40} />}
        {coverage.error !== null && <Failure error={coverage.error} retry={() => void coverage.refetch()} what="coverage" />}
        {coverage.data?.sources.length === 0 && <Empty title="Nothing is read yet">Point the server at files or folders of logs; every source appears here with its first record.</Empty>}
        <ul>
          {coverage.data !== undefined && worstFirst(coverage.data.sources).map((source) => <SourceRow key={source.source} source={source} hoursFrom={coverage.data.hours_from} />)}
        </ul>
      </Panel>
      {coverage.data !== undefined && <NotCovered report={coverage.data} />}
    </>
  );
}
