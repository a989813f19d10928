import { useCallback } from 'react';
import { useQueryState } from '../ui/useQueryState';

const last = /^(.+):(\d{1,3})$/;

/** Which raw record is open; the URL holds it (`record=ALERT:INDEX`), so that it can be sent to somebody. */
export function useRecord() {
  const { read, write } = useQueryState();
  const match = last.exec(read('record'));
  const open = useCallback((alertId: string, index: number) => write({ record: `${alertId}:${index}` }), [write]);
  const close = useCallback(() => write({ record: '' }), [write]);
  return { alertId: match?.[1] ?? '', index: Number(match?.[2] ?? 0), open, close };
}
