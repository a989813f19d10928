import { useQuery } from '@tanstack/react-query';
import { feedbackQuery } from '../api/feedback';
import { counted } from '../format/number';
import { Empty } from '../ui/Empty';
import { Failure } from '../ui/Failure';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { Waiting } from '../ui/Waiting';
import { FeedbackRow } from './FeedbackRow';

/** What people marked as expected: what still counts with its end, and what no longer does. */
export function ExpectedPage() {
  const { data, error, isPending, refetch } = useQuery(feedbackQuery());
  const all = data?.items ?? [];
  const inForce = all.filter(({ state }) => state === 'in_force').sort((a, b) => a.feedback.expires_at - b.feedback.expires_at);
  const over = all.filter(({ state }) => state !== 'in_force');
  return (
    <>
      <PageHead title="Expected">What people said is meant to happen: one pattern of one entity each, for a while. Alerts of it are still raised and kept; verdicts do not count them, and say so.</PageHead>
      <Panel title="In force" note={inForce.length === 0 ? undefined : `${counted(inForce.length, 'pattern')}${inForce.length > 1 ? ', the next to end first' : ''}`} flush>
        {isPending && <Waiting rows={3} height={40} />}
        {error !== null && data === undefined && <Failure error={error} retry={() => void refetch()} what="list of what is expected" />}
        {data !== undefined && inForce.length === 0 && (
          <Empty title="Nothing is marked as expected">
            <p>Open an incident and choose “Mark expected…” where it tells of something that is meant to happen.</p>
          </Empty>
        )}
        <ul>
          {inForce.map((view) => (
            <FeedbackRow key={view.feedback.feedback_id} view={view} />
          ))}
        </ul>
      </Panel>
      {over.length > 0 && (
        <Panel title="No longer" note="expired or taken back" flush>
          <ul>
            {over.map((view) => (
              <FeedbackRow key={view.feedback.feedback_id} view={view} />
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
