import { Link } from 'react-router';
import type { EntityTag, EntityView } from '../api/types';
import { counted } from '../format/number';
import { utc } from '../format/time';
import { Panel } from '../ui/Panel';
import { Untrusted } from '../ui/Untrusted';
import classes from './EntityTags.module.css';

/** What it is tagged with, since when and by whom; below, what it was tagged with before. */
export function EntityTags({ view }: { view: EntityView }) {
  const standing = view.tags.filter(({ to }) => to === null);
  const over = view.tags.filter(({ to }) => to !== null);
  if (view.tags.length === 0 && view.tags_left_out === 0) return null;
  return (
    <Panel title="Tags" note={`${counted(standing.length, 'tag stands', 'tags stand')}; for the response those count that stood before a story began`}>
      <ul className={classes.tags} data-testid="entity-tags">
        {standing.map((tag) => (
          <li key={`${tag.key} ${tag.value} ${tag.is_given ? 'given' : ''}`}>
            <Link to={`/entities?tag=${encodeURIComponent(`${tag.key}=${tag.value}`)}`}>
              <Said tag={tag} />
            </Link>
            <span className={classes.dim}>{tag.is_given ? 'given in the policy' : `since ${utc(tag.from)}`}</span>
          </li>
        ))}
      </ul>
      {over.length > 0 && (
        <details className={classes.over}>
          <summary>{counted(over.length, 'tag of before', 'tags of before')}</summary>
          <ul className={classes.tags}>
            {over.map((tag) => (
              <li key={`${tag.key} ${tag.from}`}>
                <Said tag={tag} />
                <span className={classes.dim}>
                  {utc(tag.from)} to {utc(tag.to ?? 0)}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {view.tags_left_out > 0 && (
        <p className={classes.dim} data-testid="tags-left-out">
          {counted(view.tags_left_out, 'tag or change is', 'tags or changes are')} not kept: there were too many, or they were too long.
        </p>
      )}
    </Panel>
  );
}

function Said({ tag: { key, value } }: { tag: EntityTag }) {
  return <Untrusted value={value === '' ? key : `${key}=${value}`} mono clip />;
}
