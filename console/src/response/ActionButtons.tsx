import { Button } from '@mantine/core';
import { useState } from 'react';
import { useLacking } from '../api/session';
import type { ActionRecord } from '../api/types';
import classes from './ActionButtons.module.css';
import { DecisionDialog } from './DecisionDialog';
import { EndDialog } from './EndDialog';

type Dialog = 'approve' | 'reject' | 'revert' | 'extend' | 'shorten';

/** What a person may do with an action as it is now. */
export function ActionButtons({ action, dryRun }: { action: ActionRecord; dryRun: boolean }) {
  // The version stays that of the click: what changes under an open dialog is not decided upon unseen.
  const [asked, setAsked] = useState<{ dialog: Dialog; version: number } | null>(null);
  const lacks = useLacking('responder');
  const mayNot = lacks !== undefined;
  const ask = (dialog: Dialog) => () => setAsked({ dialog, version: action.version });
  const close = () => setAsked(null);
  const after = () => {
    close();
    // Its buttons changed: whoever works with the keyboard is led back to the card.
    window.setTimeout(() => document.getElementById(`action-${action.action_id}`)?.focus(), 250);
  };
  const { status } = action;
  return (
    <div className={classes.buttons}>
      {status === 'proposed' && (
        <>
          <Button data-testid="approve" data-act disabled={dryRun || mayNot} title={lacks ?? (dryRun ? 'This is a dry run: nothing is called that changes a platform' : undefined)} onClick={ask('approve')}>
            Approve…
          </Button>
          <Button variant="default" title={lacks} disabled={mayNot} data-testid="reject" onClick={ask('reject')}>
            Reject…
          </Button>
        </>
      )}
      {(status === 'active' || status === 'approved') && (
        <Button variant={action.problem === '' ? 'default' : 'filled'} title={lacks} disabled={mayNot} data-testid="revert" data-act onClick={ask('revert')}>
          Undo now…
        </Button>
      )}
      {status === 'active' && (
        <>
          <Button variant="default" title={lacks} disabled={mayNot} data-testid="extend" onClick={ask('extend')}>
            Extend…
          </Button>
          <Button variant="default" title={lacks} disabled={mayNot} data-testid="shorten" onClick={ask('shorten')}>
            Shorten…
          </Button>
        </>
      )}
      {(['approve', 'reject', 'revert'] as const).map((does) => (
        <DecisionDialog key={does} does={does} action={action} version={asked?.version ?? action.version} opened={asked?.dialog === does} close={close} after={after} />
      ))}
      {(['extend', 'shorten'] as const).map((way) => (
        <EndDialog key={way} way={way} action={action} version={asked?.version ?? action.version} opened={asked?.dialog === way} close={close} after={after} />
      ))}
    </div>
  );
}
