import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ResponseMode, RuleCover } from '../api/types';
import { containmentWords, modeMeaning, modeWords } from '../format/response';
import { percent } from '../format/number';
import { Untrusted } from '../ui/Untrusted';
import { Covered } from './Covered';
import { conditions, type RuleDraft } from './draft';
import classes from './RuleCard.module.css';

interface RuleCardProps {
  rule: RuleDraft;
  /** Its place, from 0, and how many there are. */
  at: number;
  of: number;
  cover: RuleCover | undefined;
  /** Undefined where it may only be read. */
  edit?: { change: () => void; move: (to: number) => void; remove: () => void } | undefined;
}

/** One rule in its place: what may be done, to whom and when, and who that is today. */
export function RuleCard({ rule, at, of, cover, edit }: RuleCardProps) {
  const all = conditions(rule);
  const name = rule.name === '' ? `rule ${at + 1}` : rule.name;
  return (
    <li className={classes.card} data-testid="rule" data-mode={rule.mode}>
      <span className={classes.place}>{at + 1}</span>
      <div className={classes.what}>
        <h3>
          <Mode mode={rule.mode} /> <Untrusted value={rule.name === '' ? 'without a name' : rule.name} />
        </h3>
        {all.length === 0 ? (
          <p className={classes.dim}>for everybody, always{at < of - 1 && ': the rules after it are never reached'}</p>
        ) : (
          <dl className={classes.conditions}>
            {all.map((condition) => (
              <div key={condition.name}>
                <dt>{condition.name}</dt>
                <dd>
                  {condition.says.map((says, index) => (
                    <span key={says}>
                      {index > 0 && ', '}
                      <Untrusted value={says} />
                    </span>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        )}
        <Limits rule={rule} />
      </div>
      <div className={classes.whom}>{cover !== undefined && <Covered cover={cover} hours={rule.hours.length > 0} />}</div>
      {edit !== undefined && (
        <div className={classes.deeds}>
          <Button size="compact-xs" variant="default" disabled={at === 0} aria-label={`Move ${name} up`} data-testid="rule-up" onClick={() => edit.move(at - 1)}>
            ↑
          </Button>
          <Button size="compact-xs" variant="default" disabled={at === of - 1} aria-label={`Move ${name} down`} data-testid="rule-down" onClick={() => edit.move(at + 1)}>
            ↓
          </Button>
          <Button size="compact-xs" variant="default" aria-label={`Change ${name}`} data-testid="rule-change" onClick={edit.change}>
            Change…
          </Button>
          <Button size="compact-xs" variant="default" aria-label={`Remove ${name}`} data-testid="rule-remove" onClick={edit.remove}>
            Remove
          </Button>
        </div>
      )}
    </li>
  );
}

/** What holds for those whom no rule is for, or for those on a list. */
export function FixedCard({ place, title, cover, children }: { place: string; title: ReactNode; cover: RuleCover | undefined; children: ReactNode }) {
  return (
    <li className={classes.card} data-testid="rule-fixed">
      <span className={classes.place}>{place}</span>
      <div className={classes.what}>
        <h3>{title}</h3>
        {children}
      </div>
      <div className={classes.whom}>{cover !== undefined && <Covered cover={cover} />}</div>
    </li>
  );
}

/** What may be done, in a word. */
export function Mode({ mode }: { mode: ResponseMode }) {
  return (
    <span className={classes.mode} data-mode={mode} title={modeMeaning[mode]}>
      {modeWords[mode]}
    </span>
  );
}

function Limits({ rule: { mode, at_least: least, actions, collateral } }: { rule: RuleDraft }) {
  const parts = [
    least === null ? '' : `from the verdict ${least} on`,
    actions.length === 0 ? '' : `only: ${actions.map((action) => containmentWords[action].toLowerCase()).join(', ')}`,
    collateral === null ? '' : `may block ${percent(collateral)} of normal work`,
  ].filter((part) => part !== '');
  return mode === 'off' || parts.length === 0 ? null : <p className={classes.dim}>{parts.join(' · ')}</p>;
}
