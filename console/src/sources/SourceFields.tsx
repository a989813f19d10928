import { Checkbox, PasswordInput, TextInput } from '@mantine/core';
import type { CollectorView, SourceView } from '../api/types';
import classes from './Sources.module.css';
import type { Filled } from './yaml';

type Setting = CollectorView['settings'][number];

interface SourceFieldsProps {
  collector: CollectorView;
  /** The name, where it can be given. */
  name: { value: string; error: string; set: (name: string) => void } | undefined;
  filled: Filled;
  fill: (filled: Filled) => void;
  /** Secrets that are set already. */
  saved: SourceView['secrets'];
  /** Settings to be marked because nothing stands in them. */
  missing: readonly string[];
  /** What the server found wrong. */
  wrong: { setting: string; problem: string } | undefined;
}

/** One field for each setting: those that must be set first, the others behind a summary. */
export function SourceFields({ collector, name, filled, fill, saved, missing, wrong }: SourceFieldsProps) {
  const errorOf = (setting: string) => (wrong?.setting === setting ? wrong.problem : missing.includes(setting) && 'This must be filled in.');
  const set = (setting: string, value: string | undefined) => {
    const others = Object.entries(filled).filter(([name]) => name !== setting);
    fill(Object.fromEntries(value === undefined ? others : [...others, [setting, value]]));
  };
  const field = (setting: Setting) => {
    const kept = saved.find((secret) => secret.name === setting.name);
    return setting.is_secret ? (
      <Secret key={setting.name} setting={setting} kept={kept?.reference} value={filled[setting.name]} set={(value) => set(setting.name, value)} error={errorOf(setting.name)} />
    ) : (
      <TextInput
        key={setting.name}
        label={setting.name}
        description={<Described words={setting.description} />}
        placeholder={setting.default}
        withAsterisk={setting.is_required}
        aria-required={setting.is_required}
        data-empty={(filled[setting.name] ?? '') === ''}
        value={filled[setting.name] ?? ''}
        error={errorOf(setting.name)}
        autoComplete="off"
        onChange={(event) => set(setting.name, event.currentTarget.value)}
        data-testid={`setting-${setting.name}`}
      />
    );
  };
  const optional = collector.settings.filter((setting) => !setting.is_required);
  return (
    <>
      <div className={classes.fields}>
        {name !== undefined && (
          <TextInput
            label="name"
            description="What you call it; its folder is named so."
            withAsterisk
            aria-required
            data-empty={name.value === ''}
            value={name.value}
            error={name.error !== '' ? name.error : errorOf('name')}
            autoComplete="off"
            onChange={(event) => name.set(event.currentTarget.value)}
            data-testid="collection-name"
          />
        )}
        {collector.settings.filter((setting) => setting.is_required).map(field)}
      </div>
      {optional.length > 0 && (
        <details className={classes.optional} open={optional.some((setting) => wrong?.setting === setting.name || (filled[setting.name] ?? '') !== '') || undefined}>
          <summary>{optional.length} more that need not be set</summary>
          <div className={classes.fields}>{optional.map(field)}</div>
        </details>
      )}
    </>
  );
}

/** What a setting is; what stands between backticks is to be written as it stands. */
function Described({ words }: { words: string }) {
  return words.split('`').map((part, index) => (index % 2 === 1 ? <code key={`${index} ${part}`}>{part}</code> : part));
}

interface SecretProps {
  setting: Setting;
  /** Where the saved one is taken from, "" for one that was typed; undefined where none is saved. */
  kept: string | undefined;
  /** What was typed; "" takes the saved one away, undefined keeps it. */
  value: string | undefined;
  set: (value: string | undefined) => void;
  error: string | false;
}

function Secret({ setting, kept, value, set, error }: SecretProps) {
  const isKept = kept !== undefined;
  const goes = isKept && value === '';
  return (
    <div>
      <PasswordInput
        label={setting.name}
        description={<Described words={`${setting.description}${isKept ? ` ${kept === '' ? 'One is saved' : `It is taken from \`${kept}\``}; leave this empty to keep it.` : ''}`} />}
        placeholder={isKept && !goes ? '••••••••' : ''}
        withAsterisk={setting.is_required}
        aria-required={setting.is_required && !isKept}
        data-empty={!isKept && (value ?? '') === ''}
        value={value ?? ''}
        error={error}
        disabled={goes}
        autoComplete="new-password"
        spellCheck={false}
        visibilityToggleButtonProps={{ 'aria-label': `Show ${setting.name}`, tabIndex: 0 }}
        onChange={(event) => set(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
        data-testid={`setting-${setting.name}`}
      />
      {isKept && !setting.is_required && <Checkbox mt={8} size="xs" label={`Take the saved ${setting.name} away`} checked={goes} onChange={(event) => set(event.currentTarget.checked ? '' : undefined)} />}
    </div>
  );
}
