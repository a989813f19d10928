import { Button } from '@mantine/core';
import { useState } from 'react';
import { useOutputTest } from '../api/outputs';
import type { OutputView } from '../api/types';
import { count, counted } from '../format/number';
import { stateOfOutput, toldOf } from '../format/outputs';
import { relative, utc } from '../format/time';
import { DeedDialog } from '../incidents/DeedDialog';
import { Fact, Facts } from '../ui/Fact';
import { Untrusted } from '../ui/Untrusted';
import { useNow } from '../ui/useNow';
import classes from './Outputs.module.css';

/** One output: whether it works first, then what waits, what arrived, and what was given up. */
export function OutputRow({ output }: { output: OutputView }) {
  const [asks, setAsks] = useState(false);
  const test = useOutputTest(output.name);
  const state = stateOfOutput(output);
  return (
    <li className={classes.output} data-testid="output" data-state={state.kind}>
      <div className={classes.head}>
        <div>
          <strong>
            <Untrusted value={output.name} />
          </strong>{' '}
          <span className={classes.kind}>{output.title}</span>
          <p className={classes.told}>{toldOf(output)}</p>
        </div>
        <span className={classes.state} data-kind={state.kind}>
          {state.words}
        </span>
        <Button size="xs" variant="default" onClick={() => setAsks(true)} data-testid="test-output">
          Send a test
        </Button>
      </div>
      <Facts>
        <Fact name="Waiting">
          {count(output.queued)}
          {output.oldest_queued !== null && <Since time={output.oldest_queued} before=", the oldest since " />}
        </Fact>
        <Fact name="Arrived">
          {count(output.delivered)}
          {output.last_delivered !== null && <Since time={output.last_delivered} before=", the last " />}
        </Fact>
        <Fact name="Given up">{count(output.failed)}</Fact>
        {output.folded > 0 && <Fact name="Only mentioned">{counted(output.folded, 'incident')}</Fact>}
      </Facts>
      {output.problem !== '' && (
        <p className={classes.problem}>
          <Untrusted value={output.problem} />
          {output.problem_at !== null && <Since time={output.problem_at} before=" · " />}
        </p>
      )}
      {test.data !== undefined && !asks && (
        <p role="status" className={test.data.result === 'delivered' ? classes.good : classes.problem} data-testid="test-result">
          Test {test.data.result === 'delivered' ? 'arrived' : 'did not arrive'}: <Untrusted value={test.data.reason} />
        </p>
      )}
      {output.failures.length > 0 && <Failures output={output} />}
      <DeedDialog title={`Send a test to ${output.name}`} does="Send the test" opened={asks} close={() => setAsks(false)} busy={test.isPending} error={test.error} submit={() => test.mutate(undefined, { onSuccess: () => setAsks(false) })} ready>
        <p>A message that says that it is a test goes there now, once. A ticket system makes a ticket of it, which you close.</p>
      </DeedDialog>
    </li>
  );
}

function Failures({ output }: { output: OutputView }) {
  return (
    <details className={classes.failures}>
      <summary>{counted(output.failures.length, 'message')} given up last</summary>
      <ul>
        {output.failures.map((failure) => (
          <li key={`${failure.incident_id} ${failure.time}`}>
            <a href={`/incidents/${encodeURIComponent(failure.incident_id)}`}>
              <Untrusted value={failure.title} />
            </a>
            <span>
              <Since time={failure.time} before="" /> after {counted(failure.attempts, 'attempt')}: <Untrusted value={failure.reason} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

// Messages are of the wall clock, not of the estate's.
function Since({ time, before }: { time: number; before: string }) {
  const now = useNow();
  return (
    <>
      {before}
      <time dateTime={new Date(time).toISOString()} title={utc(time)}>
        {relative(time, now)}
      </time>
    </>
  );
}
