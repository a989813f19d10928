import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { person } from '../api/person';
import type { Incident } from '../api/types';
import { moveRow, useKeys } from '../ui/useKeys';
import { AssignDialog } from './AssignDialog';
import { Take } from './Take';

// The dialog is gone with its question, and the focus with it: whoever works by keys goes on where they were.
const backTo = (id: string) => window.setTimeout(() => document.querySelector<HTMLElement>(`[data-incident-id='${CSS.escape(id)}'] [data-row]`)?.focus());

/** The queue with the keyboard: what is focused is meant. Gives what must stand on the page for it. */
export function useTriage(incidents: readonly Incident[]): ReactNode {
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Incident | null>(null);
  const [taken, setTaken] = useState<Incident | null>(null);
  const focused = () => {
    const id = document.activeElement?.closest<HTMLElement>('[data-incident-id]')?.dataset.incidentId;
    return incidents.find((incident) => incident.incident_id === id);
  };
  useKeys({
    j: () => moveRow(1),
    k: () => moveRow(-1),
    e: (event) => {
      const incident = focused();
      if (incident === undefined) return;
      event.preventDefault();
      setAsked(incident);
    },
    a: (event) => {
      const incident = focused();
      if (incident === undefined) return;
      event.preventDefault();
      // Without a name there is somebody to ask for it first.
      if (person() === '') setAsked(incident);
      else setTaken(incident);
    },
    '.': () => {
      const incident = focused();
      if (incident !== undefined) void navigate(`/incidents/${encodeURIComponent(incident.incident_id)}#actions`);
    },
  });
  return (
    <>
      {asked !== null && (
        <AssignDialog
          incident={asked}
          opened
          close={() => {
            setAsked(null);
            backTo(asked.incident_id);
          }}
        />
      )}
      {taken !== null && <Take key={taken.incident_id} incident={taken} done={() => setTaken(null)} />}
    </>
  );
}
