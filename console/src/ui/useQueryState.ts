import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

export interface QueryState {
  /** The value in the URL; "" when there is none. */
  read: (name: string) => string;
  /** Sets names to values and removes those set to "". A replaced entry leaves no step in the history; the step that is made can bear a state. */
  write: (changes: Record<string, string>, replace?: boolean, state?: unknown) => void;
}

/** The state of a page that its URL holds. */
export function useQueryState(): QueryState {
  const [params, setParams] = useSearchParams();
  const read = useCallback((name: string) => params.get(name) ?? '', [params]);
  const write = useCallback(
    (changes: Record<string, string>, replace = false, state?: unknown) =>
      setParams(
        (current) => {
          const next = new URLSearchParams(current);
          for (const [name, value] of Object.entries(changes)) {
            if (value === '') next.delete(name);
            else next.set(name, value);
          }

          return next;
        },
        { replace, state, preventScrollReset: true },
      ),
    [setParams],
  );
  return { read, write };
}
