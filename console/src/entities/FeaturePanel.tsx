import { useState } from 'react';
import type { EntityView, FeatureView } from '../api/types';
import { counted, percent } from '../format/number';
import { utcDay, utc } from '../format/time';
import { Panel } from '../ui/Panel';
import { Untrusted } from '../ui/Untrusted';
import classes from './FeaturePanel.module.css';
import { isNew } from './news';

const few = 6;

/** The usual values of one feature: shares as bars, days, first and last seen; what is new this week says so. */
export function FeaturePanel({ feature, view }: { feature: FeatureView; view: EntityView }) {
  const [all, setAll] = useState(false);
  const shown = all ? feature.values : feature.values.slice(0, few);
  return (
    <Panel title={feature.title} note={`about ${counted(feature.distinct, 'value')}`}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Value</th>
            <th scope="col">Share</th>
            <th scope="col">Days</th>
            <th scope="col">First</th>
            <th scope="col">Last</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((value) => (
            <tr key={value.value}>
              <td className={classes.value}>
                <Untrusted value={value.value === '' ? '(empty)' : value.value} clip />
                {isNew(value, view) && <span className={classes.new}>new</span>}
                <span className={classes.track}>
                  <span className={classes.bar} style={{ width: `${Math.max(0.5, Math.min(1, value.share) * 100)}%` }} />
                </span>
              </td>
              <td>{percent(value.share)}</td>
              <td>{value.days}</td>
              <td title={utc(value.first_seen)}>{utcDay(value.first_seen)}</td>
              <td title={utc(value.last_seen)}>{utcDay(value.last_seen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {feature.values.length > few && (
        <button type="button" className={classes.more} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show ${feature.values.length - few} more`}
        </button>
      )}
    </Panel>
  );
}
