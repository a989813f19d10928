import { useQuery } from '@tanstack/react-query';
import { statusQuery } from '../api/estate';
import classes from './LearningNote.module.css';

/** While the estate is too new to be judged: why, and until when. */
export function LearningNote() {
  const engine = useQuery(statusQuery).data?.engine;
  if (engine?.learning !== true) return null;
  return (
    <aside className={classes.note}>
      <strong>Learning.</strong> {engine.learning_note} Until then only models, feeds and other tools raise incidents.
    </aside>
  );
}
