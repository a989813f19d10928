import type { ActionRecord } from '../api/types';
import { span } from '../format/time';
import { useNow } from '../ui/useNow';

/** How long it lasts still, in words; times of the response are those of people's clocks, also in a demo. */
export function useEnd({ status, expires_at: ends, duration_ms: lasts, ended_at: over }: ActionRecord): { words: string; at: number } {
  const now = useNow();
  if (status === 'proposed') return { words: `lasts ${span(lasts)} once approved`, at: 0 };
  if (status === 'approved' || status === 'active') return { words: ends <= now ? 'ends now' : `ends in ${span(ends - now)}`, at: ends };
  if (status === 'ending') return { words: ends === 0 || ends > now ? 'should have ended by now' : `should have ended ${span(now - ends)} ago`, at: ends };
  return { words: `over since ${span(now - over)}`, at: over };
}
