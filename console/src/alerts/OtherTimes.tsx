import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { alertsQuery } from '../api/alerts';
import type { Alert } from '../api/types';
import { counted } from '../format/number';
import { Panel } from '../ui/Panel';
import { Untrusted } from '../ui/Untrusted';
import { Waiting } from '../ui/Waiting';
import { AlertList } from './AlertList';
import classes from './OtherTimes.module.css';

const most = 5;

/** Other times that this fired: for the same entity first, since that says most about this one, then for others. */
export function OtherTimes({ alert }: { alert: Alert }) {
  const same = useInfiniteQuery(alertsQuery({ model: alert.model, entity: alert.entity.id }, most + 1));
  const any = useInfiniteQuery(alertsQuery({ model: alert.model }, most + 1));
  const others = (list: typeof same) => (list.data?.pages[0]?.items ?? []).filter((each) => each.alert_id !== alert.alert_id).slice(0, most);
  const [own, all] = [others(same), others(any).filter((each) => each.entity.id !== alert.entity.id)];
  const ownTotal = Math.max(0, (same.data?.pages[0]?.total ?? 1) - 1);
  const allTotal = Math.max(0, (any.data?.pages[0]?.total ?? 0) - ownTotal - 1);
  const model = `/alerts?model=${encodeURIComponent(alert.model)}`;
  return (
    <Panel title="Other times this fired" note={<Link to={model}>all alerts of this model</Link>} flush>
      {(same.isPending || any.isPending) && <Waiting rows={2} />}
      {same.isSuccess && (
        <p className={classes.said} data-testid="fired-here">
          {ownTotal === 0 ? 'Never before for ' : <Link to={`${model}&entity=${encodeURIComponent(alert.entity.id)}`}>{counted(ownTotal, 'other time', 'other times')} for </Link>}
          <Untrusted value={alert.entity.name} />.
        </p>
      )}
      <AlertList alerts={own} />
      {any.isSuccess && (
        <p className={classes.said} data-testid="fired-elsewhere">
          {allTotal === 0 ? 'Never for anybody else.' : `${counted(allTotal, 'time')} for others.`}
        </p>
      )}
      <AlertList alerts={all} />
    </Panel>
  );
}
