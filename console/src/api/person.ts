import { useSyncExternalStore } from 'react';

const key = 'windhover.person';
/** Longest name that the server takes. */
export const mostOfName = 100;
let proved: string | null = null;
const listeners = new Set<() => void>();

/** The name of who is signed in. Where nobody signs in, the name given in this browser, taken on trust; "" before any. */
export function person(): string {
  if (proved !== null) return proved;
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** Takes the name from the session; null where nobody signs in. */
export function provePerson(name: string | null): void {
  if (proved === name) return;
  proved = name;
  for (const tell of listeners) tell();
}

export function setPerson(name: string): void {
  try {
    localStorage.setItem(key, name.trim().slice(0, mostOfName));
  } catch {
    // A browser that keeps nothing asks again.
  }

  for (const tell of listeners) tell();
}

/** Who does it, for a server at which nobody signs in; headers hold ASCII only. */
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
