import { useQuery } from '@tanstack/react-query';
import { statusQuery } from '../api/estate';
import classes from './StoppedBanner.module.css';

/** Says that nothing new is read, why, and when it goes on. */
export function StoppedBanner() {
  const engine = useQuery(statusQuery).data?.engine;
  if (engine === undefined || (engine.stopped === '' && engine.is_running)) return null;
  return (
    <p className={classes.banner} role="alert" data-testid="stopped">
      <strong>Nothing is read.</strong> {engine.stopped === '' ? 'The engine does not run; its log says why.' : `${sentence(engine.stopped)}. What is known is shown; what comes meanwhile is kept back by its senders.`}
    </p>
  );
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
