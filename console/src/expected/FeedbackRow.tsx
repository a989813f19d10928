import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useRemoveFeedback } from '../api/feedback';
import { usePerson } from '../api/person';
import { useLacking } from '../api/session';
import type { FeedbackView } from '../api/types';
import { feedbackWords } from '../format/handling';
import { counted } from '../format/number';
import { utc } from '../format/time';
import { EntityLink } from '../ui/EntityLink';
import { Untrusted } from '../ui/Untrusted';
import { When } from '../ui/When';
import classes from './FeedbackRow.module.css';

/** One thing that people expect: of whom, why, until when, and how often it applied. */
export function FeedbackRow({ view: { feedback, state, alerts, last_time } }: { view: FeedbackView }) {
  const remove = useRemoveFeedback();
  const me = usePerson();
  const lacks = useLacking('analyst') ?? (me === '' ? 'Say who you are first, at the top right' : undefined);
  return (
    <li className={classes.row} data-over={state !== 'in_force' || undefined} data-testid="feedback-row" data-state={state}>
      <div className={classes.what}>
        <p className={classes.pattern}>
          <Link to={`/alerts?model=${encodeURIComponent(feedback.model)}&entity=${encodeURIComponent(feedback.entity.id)}`}>
            <Untrusted value={feedback.model} />
          </Link>
          <span>of</span>
          <EntityLink entity={feedback.entity} />
        </p>
        <p>
          “<Untrusted value={feedback.reason} />”
        </p>
        <p className={classes.about}>
          <Untrusted value={feedback.by} /> said so <When time={feedback.time} /> in{' '}
          <Link to={`/incidents/${encodeURIComponent(feedback.incident_id)}`}>an incident</Link>
          {feedback.removed_at !== null && (
            <>
              ; taken back by <Untrusted value={feedback.removed_by} /> <When time={feedback.removed_at} />
            </>
          )}
        </p>
      </div>
      <div className={classes.fact}>
        <span>{state === 'in_force' ? 'Ends' : feedbackWords[state]}</span>
        <strong title={utc(feedback.expires_at)}>
          <When time={state === 'removed' ? feedback.removed_at : feedback.expires_at} />
        </strong>
      </div>
      <div className={classes.fact}>
        <span>Applied</span>
        <strong>{alerts === 0 ? 'never' : counted(alerts, 'alert')}</strong>
        {last_time !== null && (
          <span>
            last <When time={last_time} />
          </span>
        )}
      </div>
      {state === 'in_force' && (
        <div className={classes.action}>
          <Button size="xs" variant="default" disabled={lacks !== undefined} title={lacks} loading={remove.isPending} data-testid="feedback-remove" onClick={() => remove.mutate(feedback.feedback_id)}>
            Take back
          </Button>
          {remove.isError && (
            <p role="alert" className={classes.error}>
              {remove.error.message}
            </p>
          )}
        </div>
      )}
    </li>
  );
}
