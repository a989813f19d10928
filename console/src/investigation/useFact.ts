import { useCallback } from 'react';
import { useQueryState } from '../ui/useQueryState';

export interface OpenFact {
  /** Name of the fact that is open; "" for none. */
  fact: string;
  /** The sentence that it was opened from; null when that is not known. */
  from: number | null;
  /** Opens a fact, or shuts it when it is open from this sentence already; the URL holds both. */
  toggle: (fact: string, from: number) => void;
  close: () => void;
}

/** Which fact stands beside the account. */
export function useFact(): OpenFact {
  const { read, write } = useQueryState();
  const fact = read('fact');
  const sentence = read('sentence');
  const from = /^\d{1,4}$/.test(sentence) ? Number(sentence) : null;
  const close = useCallback(() => write({ fact: '', sentence: '' }, true), [write]);
  const toggle = useCallback(
    (next: string, at: number) => {
      if (next === fact && at === from) close();
      else write({ fact: next, sentence: String(at) }, true);
    },
    [fact, from, write, close],
  );
  return { fact, from, toggle, close };
}
