import { useCallback } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useQueryState } from '../ui/useQueryState';

const last = /^(.+):(\d{1,3})$/;

/** The step of the history that opened a record here; whoever was sent the address has none. */
const opened = { record: 'opened' };

/** Which raw record is open; the URL holds it (`record=ALERT:INDEX`), so that it can be sent to somebody. Closing it leaves no step behind, so that Back leads to where one was before. */
export function useRecord() {
  const { read, write } = useQueryState();
  const navigate = useNavigate();
  const here = (useLocation().state as typeof opened | null)?.record === opened.record;
  const match = last.exec(read('record'));
  const isOpen = match !== null;
  const open = useCallback((alertId: string, index: number) => write({ record: `${alertId}:${index}` }, isOpen, !isOpen || here ? opened : undefined), [write, isOpen, here]);
  const close = useCallback(() => (here ? void navigate(-1) : write({ record: '' }, true)), [write, navigate, here]);
  return { alertId: match?.[1] ?? '', index: Number(match?.[2] ?? 0), open, close };
}
