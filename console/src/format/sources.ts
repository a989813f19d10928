import type { CollectionView } from '../api/types';
import { relative } from './time';

export interface SourceStanding {
  kind: 'works' | 'trouble' | 'quiet';
  words: string;
}

/** What a source does, in a few words. */
export function stateOfSource({ state, status }: Pick<CollectionView, 'state' | 'status'>, now: number): SourceStanding {
  if (state === 'paused') return { kind: 'quiet', words: 'Paused' };
  if (state === 'not_running') return { kind: 'trouble', words: 'Does not run' };
  if (status.problem !== '') return { kind: 'trouble', words: 'Does not work' };
  return status.last_landed > 0 ? { kind: 'works', words: `Last record ${relative(status.last_landed, now)}` } : { kind: 'quiet', words: 'Nothing came since the start' };
}
