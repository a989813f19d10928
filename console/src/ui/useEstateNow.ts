import { useQuery } from '@tanstack/react-query';
import { statusQuery } from '../api/estate';
import { useNow } from './useNow';

/** The time of what is watched: the reader's own, but that of the last record where a demo plays days of its own. */
export function useEstateNow(): number {
  const now = useNow();
  const status = useQuery(statusQuery).data;
  return status?.mode === 'demo' ? (status.engine.last_event ?? now) : now;
}
