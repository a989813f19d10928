import { Link } from 'react-router';
import type { EntityRef } from '../api/types';
import { visible } from '../format/hidden';
import { typeWords } from '../format/words';
import classes from './EntityLink.module.css';
import { Icon } from './Icon';
import { Untrusted } from './Untrusted';

/** The page of an entity; the id is data, so it goes into the query and never into the path. */
export const entityPath = (id: string): string => `/entities/view?id=${encodeURIComponent(id)}`;

/** An entity by name, with its kind as a drawing and its id on hover. */
export function EntityLink({ entity }: { entity: EntityRef }) {
  return (
    <Link to={entityPath(entity.id)} className={classes.link} title={`${typeWords[entity.type]} · ${visible(entity.id)}`}>
      <Icon name={entity.type} size={15} />
      <Untrusted value={entity.name === '' ? entity.id : entity.name} clip />
    </Link>
  );
}
