import type { EngineStatus } from '../api/types';
import { span } from '../format/time';
import classes from './LearningState.module.css';

/** Whether the estate can be judged yet; while not, why and until when. */
export function LearningState({ engine }: { engine: EngineStatus }) {
  if (engine.learning)
    return (
      <p className={classes.learning}>
        <strong>Learning.</strong> {engine.learning_note}
      </p>
    );
  if (engine.first_event === null || engine.last_event === null) return null;
  return (
    <p>
      The pattern of life rests on {span(engine.last_event - engine.first_event)} of records. {engine.retention_note}
    </p>
  );
}
