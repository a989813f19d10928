import { useCallback } from 'react';
import { useRecordState } from '../ui/useRecordState';

const last = /^(.+):(\d{1,3})$/;

/** Which raw record of an alert is open, as `record=ALERT:INDEX`. */
export function useRecord() {
  const { value, show, close } = useRecordState();
  const match = last.exec(value);
  const open = useCallback((alertId: string, index: number) => show(`${alertId}:${index}`), [show]);
  return { alertId: match?.[1] ?? '', index: Number(match?.[2] ?? 0), open, close };
}
