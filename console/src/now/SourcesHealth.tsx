import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { coverageQuery, statusQuery } from '../api/estate';
import { count, counted } from '../format/number';
import { coverageMeaning, coverageWords } from '../format/words';
import { Panel } from '../ui/Panel';
import { Waiting } from '../ui/Waiting';
import { When } from '../ui/When';
import { worstFirst } from '../coverage/sources';
import classes from './SourcesHealth.module.css';

/** Whether the logs come: the ones in trouble by name, the others by their number. */
export function SourcesHealth() {
  const coverage = useQuery(coverageQuery);
  const engine = useQuery(statusQuery).data?.engine;
  const sources = worstFirst(coverage.data?.sources ?? []);
  const bad = sources.filter((source) => source.state === 'silent' || source.state === 'behind');
  return (
    <Panel
      title="Are the logs coming?"
      note={
        <Link to="/coverage">
          {counted(sources.length, 'source')}
          {engine !== undefined && `, ${engine.dead_letters === 0 ? 'every record read' : `${counted(engine.dead_letters, 'record')} unread`}`}
        </Link>
      }
      flush
    >
      {coverage.isPending && <Waiting rows={1} height={28} />}
      {coverage.isSuccess && (
        <p className={classes.answer} data-testid="sources-answer">
          {sources.length === 0 ? 'Nothing is read yet.' : bad.length === 0 ? 'All sources come as they usually do.' : `${counted(bad.length, 'source')} of ${count(sources.length)} ${bad.length === 1 ? 'does' : 'do'} not come as usual.`}
        </p>
      )}
      <ul className={classes.list}>
        {sources.map((source) => (
          <li key={source.source} className={classes.source} data-state={source.state} title={coverageMeaning[source.state]}>
            <span className={classes.name}>{source.title}</span>
            <span className={classes.state}>
              {coverageWords[source.state]}, <When time={source.last_event} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
