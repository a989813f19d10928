import { Button } from '@mantine/core';
import { useState } from 'react';
import { useStopBacktest, type BacktestRun } from '../api/models';
import { person } from '../api/person';
import { useLacking } from '../api/session';
import { count, counted, percent } from '../format/number';
import { DeedDialog } from '../incidents/DeedDialog';
import { Untrusted } from '../ui/Untrusted';
import classes from './Backtest.module.css';
import { Firings } from './Firings';

interface BacktestProps {
  run: BacktestRun;
  /** The edited text; null for the model as it is. */
  yaml: string | null;
  /** False while the text cannot be used. */
  ready: boolean;
}

/** Runs a model over the stored logs and says what it would have done. */
export function Backtest({ run: { start, job, of }, yaml, ready }: BacktestProps) {
  const stop = useStopBacktest();
  const lacks = useLacking('analyst');
  const [asking, setAsking] = useState(false);
  const running = job?.state === 'running';
  const run = () => start.mutate(yaml, { onSuccess: () => setAsking(false) });
  const { report = null } = job ?? {};
  return (
    <div className={classes.backtest} data-testid="backtest" data-state={job?.state}>
      <p className={classes.what}>
        Reads the stored logs anew, learns what is normal on the way, and counts what {yaml === null ? 'this model' : 'the edited text'} would have done in the last 30 days. It takes a while; the live engine goes on beside it.
      </p>
      <div className={classes.buttons}>
        <Button size="xs" title={lacks} disabled={!ready || running || lacks !== undefined} loading={start.isPending} data-testid="backtest-run" onClick={() => (person() === '' ? setAsking(true) : run())}>
          Run on the last 30 days
        </Button>
        {running && (
          <>
            <progress className={classes.progress} value={job.progress} max={1} aria-label="How far the backtest is" />
            <span className={classes.far}>
              {percent(job.progress)}, {counted(job.events, 'event')}
            </span>
            <Button size="xs" variant="default" onClick={() => stop.mutate(job.id)}>
              Stop
            </Button>
          </>
        )}
      </div>
      {start.isError && (
        <p role="alert" className={classes.wrong}>
          {start.error.message}
        </p>
      )}
      {job?.state === 'failed' && (
        <p role="alert" className={classes.wrong}>
          It could not be run: <Untrusted value={job.problem} />
        </p>
      )}
      {job?.state === 'stopped' && <p>Stopped.</p>}
      {report !== null && of !== yaml && <p className={classes.far}>This is of the text before your last change.</p>}
      {report !== null && (
        <>
          <Firings fired={report.fired} would />
          {report.fired.alerts > 0 && (
            <>
              <p>
                It would have opened {counted(report.opens, 'incident')}
                {report.joins > 0 && `, added to ${count(report.joins)}`}
                {report.merges > 0 && `, and connected ${count(report.merges)} of several`}.
              </p>
              <ul className={classes.titles}>
                {report.titles.slice(0, 8).map((title, index) => (
                  <li key={index}>
                    <Untrusted value={title} />
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
      <DeedDialog title="Run on the last 30 days" does="Run" opened={asking} close={() => setAsking(false)} busy={start.isPending} error={start.error} submit={run} ready>
        <p>The name stands beside what you start.</p>
      </DeedDialog>
    </div>
  );
}
