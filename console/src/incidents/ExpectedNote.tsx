import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { feedbackQuery } from '../api/feedback';
import type { Alert } from '../api/types';
import { utcDate } from '../format/time';
import { Untrusted } from '../ui/Untrusted';
import classes from './ExpectedNote.module.css';
import { appliesTo } from './expected';

/** Which alerts of an incident people said are expected: who said so, why, and until when. */
export function ExpectedNote({ alerts }: { alerts: readonly Alert[] }) {
  const feedback = useQuery(feedbackQuery()).data?.items ?? [];
  const applied = feedback.flatMap((view) => {
    const numbers = appliesTo(view, alerts);
    return numbers.length === 0 ? [] : [{ view, numbers }];
  });
  if (applied.length === 0) return null;
  return (
    <aside className={classes.note} data-testid="expected-note">
      <strong>Marked as expected.</strong> <Link to="/expected">All that is expected</Link>
      <ul>
        {applied.map(({ view: { feedback: said }, numbers }) => (
          <li key={said.feedback_id}>
            {numbers.length === 1 ? 'Alert' : 'Alerts'} {numbers.join(', ')}: “<Untrusted value={said.reason} />” said <Untrusted value={said.by} />; holds until {utcDate(said.expires_at)}.
          </li>
        ))}
      </ul>
    </aside>
  );
}
