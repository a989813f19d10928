import { Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { useTrySource } from '../api/sources';
import type { CollectorView, SourceTrial } from '../api/types';
import { counted } from '../format/number';
import { Untrusted } from '../ui/Untrusted';
import classes from './Sources.module.css';

/** How a trial goes, and what came of it: what can be read, and what is lacking with what to do about it. */
export function Trial({ trial, collector }: { trial: ReturnType<typeof useTrySource>; collector: CollectorView }) {
  return (
    <div aria-live="polite">
      {trial.isIdle && <p>Everything that it needs is asked for once. Nothing is collected yet, and nothing is changed on the other side.</p>}
      {trial.isPending && <Trying />}
      {trial.data !== undefined && <Found found={trial.data} collector={collector} />}
    </div>
  );
}

function Trying() {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = window.setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => window.clearInterval(timer);
  }, []);
  return (
    <p className={classes.trying} data-testid="trying">
      <Loader size="xs" aria-hidden />
      <span>Asking the other side; it may take up to 90 seconds.</span>
      <span aria-hidden>{seconds} s</span>
    </p>
  );
}

function Found({ found, collector }: { found: SourceTrial; collector: CollectorView }) {
  const failed = found.steps.filter((step) => !step.works).length;
  return (
    <div data-testid="trial" data-works={found.works}>
      <p className={found.works ? classes.good : classes.problem}>{found.works ? 'It works.' : failed > 0 ? `It does not work yet${found.steps.length > 1 ? `: ${failed} of ${found.steps.length} steps failed` : ''}.` : 'What it would bring is not known to Windhover.'}</p>
      <ul className={classes.trial}>
        {found.steps.map((step) => (
          <li key={step.what} data-works={step.works}>
            <span className={classes.mark}>{step.works ? 'Yes' : 'No'}</span>
            <div>
              <Untrusted value={step.what} />
              {step.permission !== '' && (
                <span className={classes.dim}>
                  {' '}
                  needs <code>{step.permission}</code>
                </span>
              )}
              {!step.works && (
                <>
                  <p>
                    <Untrusted value={step.problem} />
                  </p>
                  <p>
                    To do: <Untrusted value={step.remedy} />.{' '}
                    <a href={collector.page} target="_blank" rel="noreferrer">
                      The vendor’s page
                    </a>
                  </p>
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
      {found.samples.map((sample) => (
        <details key={sample.name} className={classes.sample} open={!sample.is_recognised || undefined}>
          <summary>
            <Untrusted value={sample.name} />: <Untrusted value={sample.what} />
            {sample.is_recognised && `, ${counted(sample.events, 'event')}`}
            {sample.unreadable > 0 && `, ${sample.unreadable} not readable`}
          </summary>
          {sample.lines.length > 0 && (
            <pre className={classes.yaml} tabIndex={0}>
              {sample.lines.map((line, at) => (
                <div key={`${at} ${line}`}>
                  <Untrusted value={line} />
                </div>
              ))}
            </pre>
          )}
        </details>
      ))}
      {found.works && found.samples.length === 0 && <p>Nothing is there to show yet.</p>}
    </div>
  );
}
