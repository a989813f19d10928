import { Checkbox, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CopyButton } from '../alerts/CopyButton';
import { collectorsQuery } from '../api/collectors';
import type { CollectorView } from '../api/types';
import { Failure } from '../ui/Failure';
import { Panel } from '../ui/Panel';
import { Waiting } from '../ui/Waiting';
import classes from './Sources.module.css';
import { collectionYaml, missing, nameProblem, secretName, variables, type Filled } from './yaml';

/** Three steps to one more source: what, with what, and the lines for the configuration. The server reads its configuration at its start, and nobody but its owner writes it. */
export function NewSource({ taken }: { taken: readonly string[] }) {
  const { data, error, refetch } = useQuery(collectorsQuery);
  const [chosen, setChosen] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [filled, setFilled] = useState<Filled>({});
  if (data === undefined) return error === null ? <Waiting rows={3} height={60} /> : <Failure error={error} retry={() => void refetch()} what="list of collectors" />;
  const collector = data.find((each) => each.name === chosen);
  return (
    <Panel title="Add a source" note="three steps" flush>
      <ol className={classes.steps}>
        <li>
          <h3>1. What shall be collected?</h3>
          <Select
            aria-label="What shall be collected"
            placeholder="Choose or type: S3, Okta, syslog …"
            searchable
            data={data.map((each) => ({ value: each.name, label: `${each.title} (${each.name})` }))}
            value={chosen}
            onChange={(value) => {
              setChosen(value);
              setFilled({});
            }}
            data-testid="collector"
          />
          {collector !== undefined && <Needs collector={collector} />}
        </li>
        {collector !== undefined && (
          <>
            <li>
              <h3>2. With what?</h3>
              <Fields collector={collector} name={name} setName={setName} nameError={nameProblem(name, taken)} filled={filled} fill={setFilled} />
            </li>
            <li>
              <h3>3. Into the configuration</h3>
              <Lines collector={collector} name={name} filled={filled} />
            </li>
          </>
        )}
      </ol>
    </Panel>
  );
}

function Needs({ collector }: { collector: CollectorView }) {
  return (
    <>
      {collector.permissions.length > 0 && (
        <>
          <p>It needs, and no more than:</p>
          <ul className={classes.needs}>
            {collector.permissions.map((permission) => (
              <li key={permission}>{permission}</li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={collector.page} target="_blank" rel="noreferrer">
          The vendor’s page of the interface
        </a>
      </p>
    </>
  );
}

interface FieldsProps {
  collector: CollectorView;
  name: string;
  setName: (name: string) => void;
  nameError: string;
  filled: Filled;
  fill: (filled: Filled) => void;
}

function Fields({ collector, name, setName, nameError, filled, fill }: FieldsProps) {
  const field = (setting: CollectorView['settings'][number]) =>
    setting.is_secret ? (
      <Checkbox
        key={setting.name}
        label={setting.name}
        description={`${setting.description} It is taken from ${secretName(name, setting.name)}, never typed here.`}
        checked={setting.is_required || filled[setting.name] === 'yes'}
        disabled={setting.is_required}
        onChange={(event) => fill({ ...filled, [setting.name]: event.currentTarget.checked ? 'yes' : '' })}
      />
    ) : (
      <TextInput
        key={setting.name}
        label={setting.name}
        description={setting.description}
        placeholder={setting.default}
        withAsterisk={setting.is_required}
        value={filled[setting.name] ?? ''}
        onChange={(event) => fill({ ...filled, [setting.name]: event.currentTarget.value })}
        data-testid={`setting-${setting.name}`}
      />
    );
  const optional = collector.settings.filter((setting) => !setting.is_required);
  return (
    <>
      <div className={classes.fields}>
        <TextInput label="name" description="What you call it; its folder is named so." withAsterisk value={name} error={nameError} onChange={(event) => setName(event.currentTarget.value)} data-testid="collection-name" />
        {collector.settings.filter((setting) => setting.is_required).map(field)}
      </div>
      {optional.length > 0 && (
        <details className={classes.optional}>
          <summary>{optional.length} more that need not be set</summary>
          <div className={classes.fields}>{optional.map(field)}</div>
        </details>
      )}
    </>
  );
}

function Lines({ collector, name, filled }: { collector: CollectorView; name: string; filled: Filled }) {
  const yaml = collectionYaml(name, collector, filled);
  const needed = [...(name === '' ? ['name'] : []), ...missing(collector, filled)];
  const asked = variables(yaml);
  return (
    <>
      {needed.length > 0 && <p role="status">Still to be filled in: {needed.join(', ')}.</p>}
      <pre className={classes.yaml} data-testid="collection-yaml" tabIndex={0}>
        {yaml}
      </pre>
      <CopyButton text={yaml} />
      <p>
        These lines belong into the server’s configuration file; where it has <code>collections:</code> already, only those below it.
        {asked.length > 0 && (
          <>
            {' '}
            Set <code>{asked.join(', ')}</code> for the server, or write <code>file:PATH</code> instead.
          </>
        )}
      </p>
      <p>
        <code>windhover source test {name === '' ? 'NAME' : name} --config FILE</code> says whether it works before anything is collected. Then start the server anew: what it read before stays.
      </p>
    </>
  );
}
