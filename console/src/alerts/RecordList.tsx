import type { Alert } from '../api/types';
import { utc } from '../format/time';
import { Empty } from '../ui/Empty';
import { Icon } from '../ui/Icon';
import { Untrusted } from '../ui/Untrusted';
import classes from './RecordList.module.css';
import { useRecord } from './useRecord';

/** The decisive records of an alert, each one click from its raw text. */
export function RecordList({ alert, most }: { alert: Alert; most?: number }) {
  const { open } = useRecord();
  if (alert.evidence.length === 0) return <Empty title="No record was kept with this alert" />;
  const shown = alert.evidence.slice(0, most);
  return (
    <ul className={classes.records}>
      {shown.map((evidence, index) => (
        <li key={`${evidence.file} ${evidence.offset}`}>
          <button type="button" className={classes.record} data-testid="open-record" onClick={() => open(alert.alert_id, index)}>
            <Icon name="record" size={16} />
            <span className={classes.time}>{utc(evidence.time)}</span>
            <span className={classes.source}>
              <Untrusted value={evidence.source} />
            </span>
            <span className={classes.place}>
              <Untrusted value={evidence.record_id === '' ? `${evidence.file} @ ${evidence.offset}` : evidence.record_id} clip mono />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
