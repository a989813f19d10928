import { useSyncExternalStore } from 'react';

/** A filter that somebody has named. */
export interface View {
  name: string;
  /** The query string of the page, without the question mark. */
  search: string;
}

const key = 'windhover.incident-views';
const most = 20;
const listeners = new Set<() => void>();
let raw: string | null = null;
let views: readonly View[] = [];

/** Reads what the browser keeps; what is no list of views is passed over. */
export function readViews(text: string | null): View[] {
  if (text === null) return [];
  try {
    const read: unknown = JSON.parse(text);
    if (!Array.isArray(read)) return [];
    return read.filter((each): each is View => typeof each === 'object' && each !== null && typeof (each as View).name === 'string' && typeof (each as View).search === 'string').slice(0, most);
  } catch {
    return [];
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function current(): readonly View[] {
  const now = stored();
  if (now !== raw) {
    raw = now;
    views = readViews(now);
  }

  return views;
}

function keep(next: readonly View[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(next.slice(0, most)));
  } catch {
    // A browser that keeps nothing has the filters of the console only.
  }

  listeners.forEach((tell) => tell());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** The named filters of this browser. */
export const useViews = (): readonly View[] => useSyncExternalStore(subscribe, current);

/** Keeps a view; one of the same name is replaced. */
export const saveView = (view: View): void => keep([...current().filter((each) => each.name !== view.name), view]);

export const removeView = (name: string): void => keep(current().filter((each) => each.name !== name));

/** The same conditions in the same order, so that equal filters are equal text. */
export function sortedSearch(search: string): string {
  const params = new URLSearchParams(search);
  params.sort();
  return params.toString();
}
