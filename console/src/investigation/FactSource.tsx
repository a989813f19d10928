import { useQueries } from '@tanstack/react-query';
import { Link } from 'react-router';
import { alertQuery } from '../api/alerts';
import type { Fact } from '../api/types';
import { useRecord } from '../alerts/useRecord';
import { count } from '../format/number';
import { utc } from '../format/time';
import { Icon } from '../ui/Icon';
import { Severity } from '../ui/Severity';
import { Untrusted } from '../ui/Untrusted';
import { factPath, factQueryWords, recordsOf } from './facts';
import classes from './FactSource.module.css';

/** Alerts of a fact that are listed; the query shows the others. */
const most = 6;

/** Alerts of a fact that are fetched: its few raw records are those of the first of them. */
const fetched = 12;

/** Where a fact comes from: the query that shows it, its alerts, and its raw records, each one click away. */
export function FactSource({ fact }: { fact: Fact }) {
  const { open } = useRecord();
  const found = useQueries({ queries: fact.alerts.slice(0, fetched).map((id) => alertQuery(id)) });
  const alerts = found.flatMap(({ data }) => (data === undefined ? [] : [data]));
  const pending = found.some(({ isPending }) => isPending);
  const lost = found.filter(({ isError }) => isError).length;
  const { what, values, period } = factQueryWords(fact.query);
  return (
    <dl className={classes.source}>
      <dt>Query</dt>
      <dd>
        <Link to={factPath(fact.query)} data-testid="fact-query" className={classes.query}>
          {what}
          {values.map(({ name, value }) => (
            <span key={name}>
              {' '}
              {name} <Untrusted value={value} />
            </span>
          ))}
          {period !== '' && `, ${period}`}
        </Link>
      </dd>
      {fact.alerts.length > 0 && (
        <>
          <dt>{fact.alerts.length === 1 ? 'Alert' : 'Alerts'}</dt>
          <dd>
            <ul className={classes.list}>
              {alerts.slice(0, most).map((alert) => (
                <li key={alert.alert_id} className={classes.alert}>
                  <Severity level={alert.severity} short />
                  <Link to={`/alerts/${encodeURIComponent(alert.alert_id)}`}>
                    <Untrusted value={alert.title} />
                  </Link>
                </li>
              ))}
            </ul>
            {pending && <span role="status">Fetching…</span>}
            {fact.alerts.length > most && <span className={classes.dim}>and {count(fact.alerts.length - most)} more, which the query shows</span>}
            {lost > 0 && <span className={classes.dim}>{count(lost)} could not be read; they may be older than what is kept.</span>}
          </dd>
        </>
      )}
      <dt>{fact.evidence.length === 1 ? 'Raw record' : 'Raw records'}</dt>
      <dd>
        {fact.evidence.length === 0 && <span className={classes.dim}>None is kept with it: the query shows what it counts.</span>}
        <ul className={classes.list}>
          {recordsOf(fact, alerts).map(({ evidence, at }) => {
            const words = (
              <>
                <Icon name="record" size={15} />
                <span>{utc(evidence.time)}</span>
                <Untrusted value={evidence.source} />
                <span className={classes.place}>
                  <Untrusted value={evidence.record_id === '' || at === null ? `${evidence.file} @ ${evidence.offset}` : evidence.record_id} mono />
                </span>
              </>
            );
            return (
              <li key={`${evidence.file} ${evidence.offset}`}>
                {at === null ? (
                  <span className={classes.record} title="The alert that holds it is not known here any more">
                    {words}
                  </span>
                ) : (
                  <button type="button" className={classes.record} data-testid="open-record" onClick={() => open(at.alert, at.index)}>
                    {words}
                  </button>
                )}
              </li>
            );
          })}
        </ul>
      </dd>
    </dl>
  );
}
