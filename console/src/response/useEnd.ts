import type { ActionRecord } from '../api/types';
import { span } from '../format/time';
import { useEstateNow } from '../ui/useEstateNow';

/** How long it lasts still, in words. */
export function useEnd({ status, expires_at: ends, duration_ms: lasts, ended_at: over }: ActionRecord): { words: string; at: number } {
  const now = useEstateNow();
  if (status === 'proposed') return { words: `lasts ${span(lasts)} once approved`, at: 0 };
  if (status === 'approved' || status === 'active') return { words: ends <= now ? 'ends now' : `ends in ${span(ends - now)}`, at: ends };
  if (status === 'ending') return { words: ends === 0 || ends > now ? 'should have ended by now' : `should have ended ${span(now - ends)} ago`, at: ends };
  return { words: `over since ${span(now - over)}`, at: over };
}
