import { Button, Checkbox, Modal, MultiSelect, NumberInput, Radio, Select, Textarea, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import type { ContainmentKind, EntityType, ResponseMode } from '../api/types';
import { containmentWords, modeMeaning, modeWords } from '../format/response';
import { fromLines } from '../models/scope';
import type { RuleDraft } from './draft';
import { HoursFields } from './HoursFields';
import classes from './Policy.module.css';

const types: readonly [EntityType, string][] = [
  ['device', 'Devices'],
  ['identity', 'Identities'],
  ['resource', 'Resources'],
];
const modes: readonly ResponseMode[] = ['off', 'confirm', 'autonomous'];
const kinds = Object.entries(containmentWords).map(([value, label]) => ({ value, label }));
const lists = [
  { key: 'entities', label: 'Entities', says: 'Names or ids, one a line; * is any text.' },
  { key: 'accounts', label: 'Accounts', says: 'Accounts, subscriptions, projects or sites, one a line.' },
  { key: 'subnets', label: 'Networks', says: 'It holds an address in one of these: 10.20.0.0/16.' },
  { key: 'tags', label: 'Tags', says: 'env=prod, or crown-jewel for any value; one is enough.' },
  { key: 'groups', label: 'Peer groups', says: 'As an entity’s page names its group (its role).' },
] as const;

/** One rule: what may be done, to whom, and when. What is left empty is no condition. */
export function RuleDialog({ rule, close, done }: { rule: RuleDraft; close: () => void; done: (rule: RuleDraft) => void }) {
  const [draft, setDraft] = useState(rule);
  const [texts, setTexts] = useState(() => ({ entities: rule.entities.join('\n'), accounts: rule.accounts.join('\n'), subnets: rule.subnets.join('\n'), groups: rule.groups.join('\n'), tags: rule.tags.join('\n') }));
  const set = (part: Partial<RuleDraft>) => setDraft((now) => ({ ...now, ...part }));
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    done({ ...draft, name: draft.name.trim(), entities: fromLines(texts.entities), accounts: fromLines(texts.accounts), subnets: fromLines(texts.subnets), groups: fromLines(texts.groups), tags: fromLines(texts.tags) });
  };
  return (
    <Modal opened onClose={close} title={rule.name === '' ? 'Add a rule' : 'Change the rule'} size="xl" closeButtonProps={{ 'aria-label': 'Close the dialog' }}>
      <form className={classes.form} onSubmit={submit} data-testid="rule-form">
        <TextInput label="Name" description="The log and every action name it." required data-autofocus maxLength={100} value={draft.name} data-testid="rule-name" onChange={(event) => set({ name: event.currentTarget.value })} />
        <Radio.Group label="What may be done" value={draft.mode} onChange={(mode) => set({ mode })}>
          <div className={classes.modes}>
            {modes.map((mode) => (
              <Radio key={mode} value={mode} label={modeWords[mode]} description={modeMeaning[mode]} name="mode" data-testid={`mode-${mode}`} />
            ))}
          </div>
        </Radio.Group>
        <fieldset className={classes.whom}>
          <legend>To whom</legend>
          <p className={classes.dim}>All conditions that are given must hold; with none the rule is for everybody.</p>
          <Checkbox.Group label="Kinds" value={draft.types} onChange={(value) => set({ types: value })}>
            <div className={classes.kinds}>
              {types.map(([type, label]) => (
                <Checkbox key={type} value={type} label={label} />
              ))}
            </div>
          </Checkbox.Group>
          <div className={classes.lists}>
            {lists.map(({ key, label, says }) => (
              <Textarea key={key} label={label} description={says} autosize minRows={2} maxRows={6} value={texts[key]} data-testid={`rule-${key}`} onChange={(event) => setTexts({ ...texts, [key]: event.currentTarget.value })} />
            ))}
          </div>
        </fieldset>
        <HoursFields hours={draft.hours} change={(hours) => set({ hours })} />
        {draft.mode !== 'off' && (
          <div className={classes.lists}>
            <Select
              label="From which verdict on"
              data={[
                { value: '', label: draft.mode === 'autonomous' ? 'malicious, as usual for autonomous' : 'suspicious, as usual for confirm' },
                { value: 'suspicious', label: 'suspicious' },
                { value: 'malicious', label: 'malicious' },
              ]}
              allowDeselect={false}
              value={draft.at_least ?? ''}
              onChange={(value) => set({ at_least: value === 'suspicious' || value === 'malicious' ? value : null })}
            />
            <NumberInput
              label="Normal work it may block by itself"
              description="Percent of seven days; empty for the policy’s own."
              min={0}
              max={100}
              decimalScale={4}
              suffix=" %"
              value={draft.collateral === null ? '' : draft.collateral * 100}
              onChange={(value) => set({ collateral: typeof value === 'number' ? value / 100 : null })}
            />
            <MultiSelect className={classes.wide ?? ''} label="Only these actions" description="None for all but stopping a machine." data={kinds} value={draft.actions} onChange={(value) => set({ actions: value as ContainmentKind[] })} />
          </div>
        )}
        <div className={classes.end}>
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" data-testid="rule-done">
            {rule.name === '' ? 'Add' : 'Take over'}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
