import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { modelQuery, useBacktestRun } from '../api/models';
import { NextSteps } from '../alerts/NextSteps';
import { visible } from '../format/hidden';
import { counted } from '../format/number';
import { kindMeaning, kindWords } from '../format/words';
import { Attacks } from '../ui/Attacks';
import { Fact, Facts } from '../ui/Fact';
import { Failure } from '../ui/Failure';
import { Panel } from '../ui/Panel';
import { Severity } from '../ui/Severity';
import { Untrusted } from '../ui/Untrusted';
import { Waiting } from '../ui/Waiting';
import { Backtest } from './Backtest';
import { Firings } from './Firings';
import { ModelCode } from './ModelCode';
import classes from './ModelPage.module.css';
import { ModelSamples } from './ModelSamples';
import { ModelTitle } from './ModelTitle';
import { ModelHistory } from './ModelHistory';
import { ModelReachPanel } from './ModelReachPanel';
import { ModelWorkbench } from './ModelWorkbench';
import { originWords } from './scope';

/** One model: what it finds, why, when it is wrong, what it did, and its text. */
export function ModelPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(modelQuery(id));
  const run = useBacktestRun(id);
  const [editing, setEditing] = useState<{ yaml: string; version: number } | null>(null);
  if (data === undefined) return error === null ? <Waiting rows={4} height={90} /> : <Failure error={error} retry={() => void refetch()} what="model" />;
  const { model, fired, samples } = data;
  return (
    <>
      <header className={classes.head}>
        <title>{`${visible(model.id)} · Windhover`}</title>
        <p className={classes.above}>
          <Link to="/models">Models</Link> › <Untrusted value={model.id} mono />
        </p>
        <h1>
          <ModelTitle title={model.title} />
        </h1>
        <Facts>
          <Fact name="Severity">
            <Severity level={model.severity} settled />
          </Fact>
          <Fact name="Kind">
            <span title={kindMeaning[model.kind]}>{kindWords[model.kind]}</span>
            {data.asks_pattern_of_life && ', asks the pattern of life'}
          </Fact>
          <Fact name="ATT&CK">
            <Attacks attacks={model.attacks} techniques />
          </Fact>
          <Fact name="Reads">{model.sources.length === 0 ? 'every source' : model.sources.join(', ')}</Fact>
          <Fact name="From">{originWords[model.origin]}</Fact>
          {data.tags.length > 0 && (
            <Fact name="Tags">
              <Untrusted value={data.tags.join(', ')} />
            </Fact>
          )}
        </Facts>
        {!model.is_in_force && (
          <p role="status" className={classes.waiting} data-testid="model-waiting">
            The last change is saved. The engine takes it up as soon as it can, at the latest when it starts again; until then it goes on with what was before.
          </p>
        )}
      </header>
      <div className={classes.columns}>
        <div className={classes.column}>
          <Panel title="Why it matters">
            <p className={classes.why}>
              <Untrusted value={model.why} />
            </p>
          </Panel>
          <Panel title="When it is wrong">
            {model.false_positives.length === 0 ? (
              <p>No false positive is known.</p>
            ) : (
              <ul className={classes.list}>
                {model.false_positives.map((text) => (
                  <li key={text}>
                    <Untrusted value={text} />
                  </li>
                ))}
              </ul>
            )}
          </Panel>
          {data.next_steps.length > 0 && (
            <Panel title="What to do when it fires">
              <NextSteps steps={data.next_steps} />
            </Panel>
          )}
        </div>
        <div className={classes.column}>
          <ModelReachPanel model={model} />
          <Panel title="What it did" note={<Link to={`/alerts?model=${encodeURIComponent(model.id)}`}>its alerts</Link>}>
            <Firings fired={fired} />
          </Panel>
          <Panel title="Its samples" note={`${counted(samples.length, 'sample')}, run just now`}>
            <ModelSamples samples={samples} />
          </Panel>
        </div>
      </div>
      {editing === null ? (
        <>
          <Panel title="What it would do">
            <Backtest run={run} yaml={null} ready />
          </Panel>
          <Panel
            title="Text"
            note={
              <Button size="compact-xs" variant="default" data-testid="model-edit" onClick={() => setEditing({ yaml: data.yaml, version: model.version })}>
                Edit
              </Button>
            }
            flush
          >
            <ModelCode yaml={data.yaml} />
          </Panel>
        </>
      ) : (
        <ModelWorkbench id={model.id} before={editing.yaml} yaml={editing.yaml} version={editing.version} title="Edited text" leave={() => setEditing(null)} saved={() => setEditing(null)} />
      )}
      <ModelHistory id={model.id} version={model.version} />
    </>
  );
}
