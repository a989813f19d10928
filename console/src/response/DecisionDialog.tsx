import { useDecide, type Decision } from '../api/response';
import type { ActionRecord } from '../api/types';
import { containmentWords, costWords, deciderWords, stateWords, stopsWords } from '../format/response';
import { span, utcMinute } from '../format/time';
import { DeedDialog } from '../incidents/DeedDialog';
import { Untrusted } from '../ui/Untrusted';
import { useEstateNow } from '../ui/useEstateNow';
import classes from './Dialogs.module.css';

interface DecisionDialogProps {
  does: Decision;
  action: ActionRecord;
  /** The version that was looked at. */
  version: number;
  opened: boolean;
  close: () => void;
  after: () => void;
}

const titles: Record<Decision, string> = { approve: 'Approve the action', reject: 'Reject the proposal', revert: 'Undo the action now' };
const buttons: Record<Decision, string> = { approve: 'Approve and apply', reject: 'Reject', revert: 'Undo now' };

/** Says what a decision does before it is made; enter makes it. */
export function DecisionDialog({ does, action, version, opened, close, after }: DecisionDialogProps) {
  const decide = useDecide(action.action_id);
  const shut = (then: () => void) => () => {
    decide.reset();
    then();
  };
  // Who was told of a conflict has seen what it is now.
  const submit = () => decide.mutate({ does, version: decide.isError ? action.version : version }, { onSuccess: shut(after) });
  const { containment } = action;
  return (
    <DeedDialog title={titles[does]} does={buttons[does]} opened={opened} close={shut(close)} busy={decide.isPending} error={decide.error} submit={submit} ready>
      <div className={classes.words} data-testid="decision-words">
        <p className={classes.what}>
          {containmentWords[containment.kind]} of <Untrusted value={containment.entity.name} />
        </p>
        {does === 'approve' && <Approving action={action} />}
        {does === 'reject' && <p>Nothing is done. The same is not proposed again for this incident; if more is found, something else may be.</p>}
        {does === 'revert' && (
          <>
            <p>What Windhover made is taken away at once, and read back. What a person changed on the platform meanwhile stays.</p>
            <p>What deviates is free to go on: it stopped {stopsWords(action.simulation)}. It is not applied again for this incident by itself.</p>
          </>
        )}
        {decide.isError && <Meanwhile action={action} />}
      </div>
    </DeedDialog>
  );
}

function Approving({ action }: { action: ActionRecord }) {
  const now = useEstateNow();
  const { plan, duration_ms: lasts, simulation } = action;
  return (
    <>
      {plan !== null && (
        <p>
          <Untrusted value={plan.text} />
        </p>
      )}
      <ul className={classes.list}>
        <li>It is planned anew, applied now, and read back.</li>
        <li>
          It ends by itself after {span(lasts)}, at {utcMinute(now + lasts)} UTC; you can undo it at any time.
        </li>
        <li>Normal work it would have blocked: {costWords(simulation)}.</li>
      </ul>
    </>
  );
}

/** After a refusal: how it stands now. */
export function Meanwhile({ action }: { action: ActionRecord }) {
  return (
    <p data-testid="meanwhile">
      <strong>Now: {stateWords(action).toLowerCase()}</strong>
      {action.decided_by !== '' && (
        <>
          , decided by <Untrusted value={deciderWords(action.decided_by)} />
        </>
      )}
      . Look again before you go on.
    </p>
  );
}
