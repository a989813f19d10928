import { useSyncExternalStore } from 'react';

const every = 10_000;
let now = Date.now();
let timer: number | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= window.setInterval(() => {
    now = Date.now();
    listeners.forEach((tell) => tell());
  }, every);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.clearInterval(timer);
    timer = undefined;
  };
}

/** The time of the reader, told anew every ten seconds: one clock for the whole page. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now);
