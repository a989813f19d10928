import { useReopen } from '../api/handling';
import type { Incident } from '../api/types';
import { DeedDialog } from './DeedDialog';

/** Opens an incident again where nobody has said yet who does it; whoever is known needs no dialog. */
export function ReopenDialog({ incident, opened, close }: { incident: Incident; opened: boolean; close: () => void }) {
  const reopen = useReopen(incident);
  return (
    <DeedDialog title="Reopen the incident" does="Reopen" opened={opened} close={close} busy={reopen.isPending} error={reopen.error} submit={() => reopen.mutate(undefined, { onSuccess: close })}>
      <p>It counts as open again, and needs somebody.</p>
    </DeedDialog>
  );
}
