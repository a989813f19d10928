import { CopyButton } from '../alerts/CopyButton';
import classes from './Settings.module.css';

/** A secret that is shown once. */
export function Handed({ secret, testId }: { secret: string; testId: string }) {
  return (
    <div className={classes.secret}>
      <span data-testid={testId}>{secret}</span>
      <CopyButton text={secret} />
    </div>
  );
}
