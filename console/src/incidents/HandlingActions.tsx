import { Button } from '@mantine/core';
import { useState } from 'react';
import { useReopen } from '../api/handling';
import { person } from '../api/person';
import { useLacking } from '../api/session';
import type { Alert, Incident } from '../api/types';
import { ExportMenu } from '../investigation/ExportMenu';
import { useKeys } from '../ui/useKeys';
import { AssignDialog } from './AssignDialog';
import { CloseDialog } from './CloseDialog';
import { ExpectedDialog } from './ExpectedDialog';
import classes from './HandlingActions.module.css';
import { ReopenDialog } from './ReopenDialog';

type Dialog = 'assign' | 'close' | 'expect' | 'reopen' | null;

/** What a person can do with an incident. Everything can be undone, and its history tells it. */
export function HandlingActions({ incident, alerts }: { incident: Incident; alerts: readonly Alert[] }) {
  const [dialog, setDialog] = useState<Dialog>(null);
  const reopen = useReopen(incident);
  const closed = incident.status === 'closed';
  const lacks = useLacking('analyst');
  const mayNot = lacks !== undefined;
  const shut = () => setDialog(null);
  const ask = (next: Dialog) => (event: KeyboardEvent) => {
    event.preventDefault();
    if (!mayNot) setDialog(next);
  };
  useKeys({ e: ask('assign'), x: ask(closed ? null : 'close') });
  return (
    <div className={classes.actions}>
      <div className={classes.buttons}>
        <ExportMenu id={incident.incident_id} />
        <Button variant="default" title={lacks ?? 'Assign (e)'} disabled={mayNot} data-testid="assign" onClick={() => setDialog('assign')}>
          Assign…
        </Button>
        {alerts.length > 0 && (
          <Button variant="default" title={lacks} disabled={mayNot} data-testid="mark-expected" onClick={() => setDialog('expect')}>
            Mark expected…
          </Button>
        )}
        {closed ? (
          <Button variant="default" title={lacks} disabled={mayNot} loading={reopen.isPending} data-testid="reopen" onClick={() => (person() === '' ? setDialog('reopen') : reopen.mutate())}>
            Reopen
          </Button>
        ) : (
          <Button title={lacks ?? 'Close the incident (x)'} disabled={mayNot} data-testid="close" onClick={() => setDialog('close')}>
            Close…
          </Button>
        )}
      </div>
      {reopen.isError && (
        <p role="alert" className={classes.error}>
          {reopen.error.message}
        </p>
      )}
      <AssignDialog incident={incident} opened={dialog === 'assign'} close={shut} />
      <CloseDialog incident={incident} opened={dialog === 'close'} close={shut} />
      <ExpectedDialog incident={incident} alerts={alerts} opened={dialog === 'expect'} close={shut} />
      <ReopenDialog incident={incident} opened={dialog === 'reopen'} close={shut} />
    </div>
  );
}
