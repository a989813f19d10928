import { Checkbox, NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useExpect } from '../api/feedback';
import { useClose } from '../api/handling';
import { usePerson } from '../api/person';
import type { Alert, Incident } from '../api/types';
import { counted } from '../format/number';
import { utcDate, utcMinute } from '../format/time';
import { Untrusted } from '../ui/Untrusted';
import { useEstateNow } from '../ui/useEstateNow';
import { mostOfReason } from './CloseDialog';
import { DeedDialog } from './DeedDialog';
import classes from './Dialogs.module.css';
import { patternsOf, periods } from './expected';

const day = 86_400_000;

interface ExpectedDialogProps {
  incident: Incident;
  alerts: readonly Alert[];
  opened: boolean;
  close: () => void;
}

/** Marks patterns of an incident as expected; says before the click what will be remembered, and until when. */
export function ExpectedDialog({ incident, alerts, opened, close }: ExpectedDialogProps) {
  const expect = useExpect(incident.incident_id);
  const closing = useClose(incident);
  const known = usePerson() !== '';
  const now = useEstateNow();
  const [reason, setReason] = useState('');
  const [days, setDays] = useState(30);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [closes, setCloses] = useState(true);
  const patterns = patternsOf(alerts);
  const wanted = patterns.filter((pattern) => !left.has(pattern.key));
  const until = now + days * day;
  const done = () => {
    expect.reset();
    closing.reset();
    close();
  };
  // Both steps are awaited: what only listens to the first is lost when the page is drawn anew in between. What goes wrong stands in the dialog.
  const submit = () => {
    const both = async () => {
      await expect.mutateAsync({ reason: reason.trim(), days, of: wanted.map(({ model, entity }) => ({ model, entity: entity.id })) });
      if (closes && incident.status === 'open') await closing.mutateAsync({ reason: 'benign_expected', text: reason.trim() });
      done();
    };
    both().catch(() => undefined);
  };
  const toggle = (key: string) => {
    const next = new Set(left);
    if (!next.delete(key)) next.add(key);
    setLeft(next);
  };
  return (
    <DeedDialog title="Mark as expected" does="Remember it" size="lg" opened={opened} close={done} busy={expect.isPending || closing.isPending} error={expect.error ?? closing.error} submit={submit}>
      <Textarea
        label="Why it is expected"
        description="Shown to everyone whenever it applies."
        required
        maxLength={mostOfReason}
        autosize
        minRows={2}
        maxRows={6}
        value={reason}
        data-autofocus={known || undefined}
        data-testid="expected-reason"
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <NativeSelect
        label="For how long"
        data={periods.map((each) => ({ value: String(each), label: each === 1 ? '1 day' : `${each} days` }))}
        value={String(days)}
        onChange={(event) => setDays(Number(event.currentTarget.value))}
      />
      <div className={classes.remembered} data-testid="remembered">
        <p>
          <strong>
            Remembered until {utcDate(until)}, {utcMinute(until)} UTC
          </strong>
        </p>
        <div className={classes.patterns} role="group" aria-label="What will be remembered">
          {patterns.map((pattern) => (
            <Checkbox
              key={pattern.key}
              checked={!left.has(pattern.key)}
              onChange={() => toggle(pattern.key)}
              label={
                <span className={classes.pattern}>
                  <Untrusted value={pattern.title} />
                  <span className={classes.model}>
                    <Untrusted value={pattern.model} mono /> of <Untrusted value={pattern.entity.name || pattern.entity.id} /> · {counted(pattern.alerts, 'alert')} here
                  </span>
                </span>
              }
            />
          ))}
        </div>
        <p className={classes.note}>This pattern of this entity, and nothing else: another pattern of the same entity, or the same pattern of another, is told as before. Alerts are still raised and kept; the verdict no longer counts them, and says so.</p>
      </div>
      {incident.status === 'open' && <Checkbox checked={closes} onChange={(event) => setCloses(event.currentTarget.checked)} label="Close this incident as benign, expected" data-testid="expected-closes" />}
    </DeedDialog>
  );
}
