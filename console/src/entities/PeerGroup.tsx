import type { EntityView } from '../api/types';
import { count } from '../format/number';
import { Panel } from '../ui/Panel';
import { Untrusted } from '../ui/Untrusted';
import classes from './PeerGroup.module.css';

/** Whom it is compared with, and why. */
export function PeerGroup({ view }: { view: EntityView }) {
  return (
    <Panel title="Peer group">
      {view.group === '' ? (
        <p>It has none yet: it is compared with the whole estate.</p>
      ) : (
        <p>
          <Untrusted value={view.group} />
        </p>
      )}
      <p className={classes.note}>
        {view.peers > 0 && `${count(view.peers)} in the group. `}
        {view.learning
          ? `It has been seen on ${count(view.days_seen)} ${view.days_seen === 1 ? 'day' : 'days'}: until it has enough days of its own, the group says what is normal.`
          : 'Its own past comes first; the group says how unusual something new is.'}
      </p>
    </Panel>
  );
}
