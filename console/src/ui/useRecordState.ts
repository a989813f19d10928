import { useCallback } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useQueryState } from './useQueryState';

/** The step of the history that opened a record here; whoever was sent the address has none. */
const opened = { record: 'opened' };

/** Which raw record is open; the URL holds it as `record`, so that it can be sent to somebody. Closing it leaves no step behind, so that Back leads to where one was before. */
export function useRecordState() {
  const { read, write } = useQueryState();
  const navigate = useNavigate();
  const here = (useLocation().state as typeof opened | null)?.record === opened.record;
  const value = read('record');
  const isOpen = value !== '';
  const show = useCallback((record: string) => write({ record }, isOpen, !isOpen || here ? opened : undefined), [write, isOpen, here]);
  const close = useCallback(() => (here ? void navigate(-1) : write({ record: '' }, true)), [write, navigate, here]);
  return { value, show, close };
}
