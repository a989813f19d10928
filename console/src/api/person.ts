import { useSyncExternalStore } from 'react';

const key = 'windhover.person';
/** Longest name that the server takes. */
export const mostOfName = 100;
const listeners = new Set<() => void>();

/** The name given in this browser; "" before any. Until there is a sign-in it is taken on trust. */
export function person(): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

export function setPerson(name: string): void {
  try {
    localStorage.setItem(key, name.trim().slice(0, mostOfName));
  } catch {
    // A browser that keeps nothing asks again.
  }

  for (const tell of listeners) tell();
}

/** Who does it, for the server; headers hold ASCII only. */
export const asPerson = () => ({ 'Windhover-Person': encodeURIComponent(person()) });

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  window.addEventListener('storage', tell);
  return () => {
    listeners.delete(tell);
    window.removeEventListener('storage', tell);
  };
}

export const usePerson = (): string => useSyncExternalStore(subscribe, person);
