import { createContext, use } from 'react';
import type { LiveState } from './stream';
import type { Incident } from './types';

export interface Live {
  state: LiveState;
  /** The incident that the stream told of last; null before any. */
  latest: Incident | null;
}

export const LiveContext = createContext<Live>({ state: 'connecting', latest: null });

export const useLive = (): Live => use(LiveContext);
