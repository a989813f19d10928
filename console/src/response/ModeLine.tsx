import { useQuery } from '@tanstack/react-query';
import { modeQuery } from '../api/response';
import type { ModeInForce } from '../api/types';
import { modeMeaning, modeWords } from '../format/response';
import { Untrusted } from '../ui/Untrusted';

/** What may be done to one entity now, and which rule says so. */
export function ModeLine({ id }: { id: string }) {
  const mode = useQuery(modeQuery(id));
  if (mode.data === undefined) return <span data-testid="mode">{mode.isError ? 'not known' : '…'}</span>;
  return (
    <span data-testid="mode" data-mode={mode.data.mode} title={modeMeaning[mode.data.mode]}>
      <strong>{modeWords[mode.data.mode]}</strong>
      <Because mode={mode.data} />
    </span>
  );
}

function Because({ mode: { never_touched: never, rule } }: { mode: ModeInForce }) {
  if (never !== '')
    return (
      <>
        : never touched (<Untrusted value={never} />)
      </>
    );
  return rule === '' ? (
    <> by the policy’s own mode</>
  ) : (
    <>
      {' '}
      by rule “<Untrusted value={rule} />”
    </>
  );
}
