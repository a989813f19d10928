import type { RuleCover } from '../api/types';
import { count, counted } from '../format/number';
import { EntityLink } from '../ui/EntityLink';
import classes from './Covered.module.css';

/** Whom something is for, of those that there are: how many, and the first by name. */
export function Covered({ cover, hours = false }: { cover: RuleCover; hours?: boolean }) {
  const { entities, now, examples } = cover;
  if (entities === 0) return <p className={classes.none}>for nobody that there is now</p>;
  return (
    <div className={classes.covered} data-testid="covered" data-count={entities}>
      <p>
        <strong>{counted(entities, 'entity', 'entities')}</strong>
        {hours && (now === 0 ? ', none of them at this hour' : `, ${count(now)} at this hour`)}
      </p>
      <ul>
        {examples.map((entity) => (
          <li key={entity.id}>
            <EntityLink entity={entity} />
          </li>
        ))}
        {entities > examples.length && <li>and {counted(entities - examples.length, 'other')}</li>}
      </ul>
    </div>
  );
}
