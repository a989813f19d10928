import { useEffect } from 'react';
import { useAssign } from '../api/handling';
import { person } from '../api/person';
import type { Incident } from '../api/types';

/** Takes an incident once. */
export function Take({ incident, done }: { incident: Incident; done: () => void }) {
  const assign = useAssign(incident);
  const { mutate } = assign;
  useEffect(() => {
    mutate(person(), { onSettled: done });
    // Once: the incident that was asked for, whatever becomes of the list meanwhile.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return null;
}
