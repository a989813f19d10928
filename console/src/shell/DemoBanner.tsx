import { useQuery } from '@tanstack/react-query';
import { statusQuery } from '../api/estate';
import { utc } from '../format/time';
import classes from './DemoBanner.module.css';

/** Says that nobody is asked who they are, and why that is safe. */
export function DemoBanner() {
  const status = useQuery(statusQuery).data;
  if (status?.mode !== 'demo' || status.sign_in) return null;
  const at = status.engine.last_event;
  return (
    <p className={classes.banner}>
      <strong>Demo</strong> · no sign-in: this demo is bound to this machine{at !== null && ` · its clock stands at ${utc(at)}`}
    </p>
  );
}
