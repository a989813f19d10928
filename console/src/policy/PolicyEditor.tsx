import { Button, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { policyPreviewQuery } from '../api/policy';
import { useLacking } from '../api/session';
import type { PolicyVersionView, PolicyView, ResponseMode } from '../api/types';
import { modeMeaning, modeWords } from '../format/response';
import { Panel } from '../ui/Panel';
import { Untrusted } from '../ui/Untrusted';
import { bodyOf, draftOf, moved, newRule, type RuleDraft } from './draft';
import { LimitsPanel } from './LimitsPanel';
import classes from './Policy.module.css';
import { PolicyHistory } from './PolicyHistory';
import { FixedCard, RuleCard } from './RuleCard';
import { RuleDialog } from './RuleDialog';
import { SavePolicyDialog } from './SavePolicyDialog';
import { TagsPanel } from './TagsPanel';

const modes: readonly ResponseMode[] = ['off', 'confirm', 'autonomous'];

/** The rules in their order, with whom each is for; changed here, tried at once, saved at the end. */
export function PolicyEditor({ view }: { view: PolicyView }) {
  const [draft, setDraft] = useState(() => draftOf(view.policy));
  const [takes, setTakes] = useState(0);
  const [changing, setChanging] = useState<RuleDraft | null>(null);
  const [saving, setSaving] = useState<'draft' | 'given' | null>(null);
  const [given, setGiven] = useState<PolicyVersionView | null>(null);
  const lacks = useLacking('administrator');
  const mayTry = useLacking('analyst') === undefined;
  const body = bodyOf(draft);
  const [tried] = useDebouncedValue(body, 300);
  const preview = useQuery({ ...policyPreviewQuery(tried), enabled: mayTry });
  const givenPreview = useQuery({ ...policyPreviewQuery(given?.policy ?? tried), enabled: given !== null });
  const cover = preview.data?.cover ?? undefined;
  const isCurrent = JSON.stringify(tried) === JSON.stringify(body) && !preview.isPlaceholderData;
  const isSame = JSON.stringify(body) === JSON.stringify(bodyOf(draftOf(view.policy)));
  const problem = preview.data?.problem ?? '';
  const setRules = (rules: RuleDraft[]) => setDraft({ ...draft, rules });
  const done = (rule: RuleDraft) => {
    setRules(draft.rules.some(({ key }) => key === rule.key) ? draft.rules.map((each) => (each.key === rule.key ? rule : each)) : [...draft.rules, rule]);
    setChanging(null);
  };
  const start = (from: PolicyView['policy']) => {
    setDraft(draftOf(from));
    setTakes(takes + 1);
  };
  const take = (version: PolicyVersionView) => {
    if (version.policy === null) return;
    if (version.version !== 0) start(version.policy);
    else {
      setGiven(version);
      setSaving('given');
    }
  };
  return (
    <>
      <Panel title="Rules" note="the first that fits holds" flush>
        <ol data-testid="rules">
          <FixedCard place="" title="Never touched" cover={cover?.never_touched}>
            <p className={classes.dim}>{draft.never_touch.length === 0 ? 'nobody is listed' : draft.never_touch.map((name, index) => <span key={name}>{index > 0 && ', '}<Untrusted value={name} mono /></span>)}</p>
          </FixedCard>
          {draft.rules.map((rule, at) => (
            <RuleCard
              key={rule.key}
              rule={rule}
              at={at}
              of={draft.rules.length}
              cover={cover?.rules[at]}
              edit={lacks === undefined ? { change: () => setChanging(rule), move: (to) => setRules(moved(draft.rules, at, to)), remove: () => setRules(draft.rules.filter(({ key }) => key !== rule.key)) } : undefined}
            />
          ))}
          <FixedCard place="…" title={draft.rules.length > 0 ? 'Everybody else' : 'Everybody'} cover={cover?.otherwise}>
            <div className={classes.rest}>
              <Select
                size="xs"
                w={150}
                aria-label="What may be done where no rule fits"
                data={modes.map((mode) => ({ value: mode, label: modeWords[mode] }))}
                allowDeselect={false}
                disabled={lacks !== undefined}
                value={draft.mode}
                data-testid="policy-mode"
                onChange={(mode) => mode !== null && setDraft({ ...draft, mode: mode })}
              />
              <span className={classes.dim}>{modeMeaning[draft.mode]}</span>
            </div>
          </FixedCard>
        </ol>
        {lacks === undefined && (
          <div className={classes.add}>
            <Button size="xs" variant="default" data-testid="rule-add" onClick={() => setChanging(newRule())}>
              Add a rule…
            </Button>
          </div>
        )}
      </Panel>
      <TagsPanel key={`tags ${takes}`} tags={draft.tags} change={(tags) => setDraft({ ...draft, tags })} disabled={lacks !== undefined} />
      <LimitsPanel key={takes} draft={draft} change={(part) => setDraft({ ...draft, ...part })} disabled={lacks !== undefined} />
      <div className={classes.bar} role="status" data-testid="policy-bar">
        {preview.isError ? <p className={classes.wrong}>{preview.error.message}</p> : problem !== '' ? <p className={classes.wrong} data-testid="policy-problem"><Untrusted value={problem} /></p> : <p>{lacks ?? (isSame ? 'Nothing is changed.' : 'Changed, and not saved yet.')}</p>}
        <Button size="xs" variant="default" disabled={isSame} data-testid="policy-undo" onClick={() => start(view.policy)}>
          Throw the changes away
        </Button>
        <Button size="xs" disabled={isSame || !isCurrent || problem !== '' || lacks !== undefined} title={lacks} data-testid="policy-save" onClick={() => setSaving('draft')}>
          Save…
        </Button>
      </div>
      <PolicyHistory take={lacks === undefined ? take : undefined} />
      {changing !== null && <RuleDialog rule={changing} close={() => setChanging(null)} done={done} />}
      {saving === 'draft' && preview.data !== undefined && (
        <SavePolicyDialog title="Save the policy" policy={body} preview={preview.data} before={view.yaml} version={view.version} close={() => setSaving(null)} saved={() => setSaving(null)} />
      )}
      {saving === 'given' && givenPreview.data !== undefined && (
        <SavePolicyDialog title="Go back to the policy of the configuration" policy={null} preview={givenPreview.data} before={view.yaml} version={view.version} close={() => setSaving(null)} saved={() => setSaving(null)} />
      )}
    </>
  );
}
