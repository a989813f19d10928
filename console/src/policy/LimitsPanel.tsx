import { Checkbox, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { containmentWords } from '../format/response';
import { fromLines } from '../models/scope';
import { Panel } from '../ui/Panel';
import type { PolicyDraft } from './draft';
import classes from './Policy.module.css';

interface LimitsPanelProps {
  draft: PolicyDraft;
  change: (part: Partial<PolicyDraft>) => void;
  disabled: boolean;
}

/** What bounds the machine whatever the rule: dry run, whom never, how much, how long. */
export function LimitsPanel({ draft, change, disabled }: LimitsPanelProps) {
  const [never, setNever] = useState(() => draft.never_touch.join('\n'));
  const whole = (value: string | number, otherwise: number) => (typeof value === 'number' ? value : otherwise);
  return (
    <Panel title="Limits" note="they hold whatever the rule says">
      <div className={classes.limits}>
        <Checkbox
          label="Dry run"
          description="Everything is planned, simulated and logged; nothing is called that changes a platform."
          checked={draft.dry_run}
          disabled={disabled}
          data-testid="dry-run-switch"
          onChange={(event) => change({ dry_run: event.currentTarget.checked })}
        />
        <div className={classes.lists}>
          <NumberInput label="Actions an hour" description="Taken without a person." min={0} max={1000} allowDecimal={false} disabled={disabled} value={draft.actions_an_hour} data-testid="actions-an-hour" onChange={(value) => change({ actions_an_hour: whole(value, 0) })} />
          <NumberInput label="Entities at once" description="Held contained without a person." min={0} max={1000} allowDecimal={false} disabled={disabled} value={draft.entities_at_once} onChange={(value) => change({ entities_at_once: whole(value, 0) })} />
          <NumberInput
            label="Normal work it may block by itself"
            description="Percent of an entity’s records of seven days."
            min={0}
            max={100}
            decimalScale={4}
            suffix=" %"
            disabled={disabled}
            value={draft.collateral * 100}
            onChange={(value) => change({ collateral: whole(value, 0) / 100 })}
          />
        </div>
        <Textarea
          label="Never touched"
          description="Names, ids or addresses, one a line: nothing is ever done to them, and they are never cut off from anybody."
          autosize
          minRows={2}
          maxRows={8}
          disabled={disabled}
          value={never}
          data-testid="never-touch"
          onChange={(event) => {
            setNever(event.currentTarget.value);
            change({ never_touch: fromLines(event.currentTarget.value) });
          }}
        />
        <details className={classes.durations}>
          <summary>How long actions stand</summary>
          <div className={classes.lists}>
            {Object.entries(containmentWords).map(([kind, words]) => (
              <TextInput key={kind} size="xs" label={words} placeholder="as usual" disabled={disabled} value={draft.durations[kind] ?? ''} onChange={(event) => change({ durations: { ...draft.durations, [kind]: event.currentTarget.value } })} />
            ))}
          </div>
          <p className={classes.dim}>30m, 2h or 1d, at most seven days. As usual: two hours where little is blocked, one where much is, eight for identities.</p>
        </details>
      </div>
    </Panel>
  );
}
