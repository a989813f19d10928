import type { EntityView } from '../api/types';
import { percent } from '../format/number';
import { Panel } from '../ui/Panel';
import { Untrusted } from '../ui/Untrusted';
import { When } from '../ui/When';
import classes from './NewThisWeek.module.css';
import { newsOf, newsSpan } from './news';

const most = 8;

/** What it had never done before its last week, or its last day while it is young. */
export function NewThisWeek({ view }: { view: EntityView }) {
  const news = newsOf(view);
  const span = newsSpan(view);
  return (
    <Panel title={span > 0 && span <= 86_400_000 ? 'New in its last day' : 'New this week'} note={news.length > most ? `${most} of ${news.length}` : undefined}>
      {news.length === 0 && <p className={classes.none}>{view.learning || span === 0 ? 'Too new to tell: everything is.' : 'Nothing that it had not done before.'}</p>}
      <ul className={classes.news}>
        {news.slice(0, most).map(({ feature, value }) => (
          <li key={`${feature.feature} ${value.value}`}>
            <strong>
              <Untrusted value={value.value} clip />
            </strong>
            <span className={classes.about}>
              {feature.title} · <When time={value.first_seen} /> · {percent(value.share)} of records
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
