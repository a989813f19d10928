import { Untrusted } from '../ui/Untrusted';
import classes from './NextSteps.module.css';

/** What to do next, in the order of the alert. */
export function NextSteps({ steps }: { steps: readonly string[] }) {
  return (
    <ol className={classes.steps}>
      {steps.map((step) => (
        <li key={step}>
          <Untrusted value={step} />
        </li>
      ))}
    </ol>
  );
}
