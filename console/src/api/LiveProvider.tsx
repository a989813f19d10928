import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { statusQuery } from './estate';
import { incidentQuery } from './incidents';
import { LiveContext } from './live';
import { followStream, type LiveState } from './stream';
import type { Incident } from './types';

/** Lists are asked for again at most this often, however many findings arrive. */
const settle = 400;

/** Keeps the cache in step with the stream, and tells the page how the stream is. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  const [latest, setLatest] = useState<Incident | null>(null);

  useEffect(() => {
    let timer: number | undefined;
    const dirty = new Set<string>();
    const touch = (key: string) => {
      dirty.add(key);
      timer ??= window.setTimeout(() => {
        timer = undefined;
        for (const name of dirty) void client.invalidateQueries({ queryKey: [name] });
        dirty.clear();
      }, settle);
    };

    let lost = false;
    const stop = followStream({
      state: (next) => {
        setState(next);
        if (next !== 'live') lost = true;
        else if (lost) {
          lost = false;
          void client.invalidateQueries({ queryKey: ['incidents'] });
          void client.invalidateQueries({ queryKey: ['investigations'] });
          void client.invalidateQueries({ queryKey: ['status'] });
        }
      },
      incident: (incident) => {
        if (incident.status === 'open') setLatest(incident);
        client.setQueryData(incidentQuery(incident.incident_id).queryKey, incident);
        void client.invalidateQueries({ queryKey: ['incident', incident.incident_id, 'alerts'] });
        void client.invalidateQueries({ queryKey: ['incident', incident.incident_id, 'history'] });
        void client.invalidateQueries({ queryKey: ['investigation', incident.incident_id] });
        touch('feedback');
        touch('incidents');
        touch('investigations');
        touch('response');
        touch('status');
      },
      alert: () => {
        touch('alerts');
        touch('investigations');
      },
      missed: () => void client.invalidateQueries(),
      status: (status) => client.setQueryData(statusQuery.queryKey, status),
    });
    return () => {
      window.clearTimeout(timer);
      stop();
    };
  }, [client]);

  const value = useMemo(() => ({ state, latest }), [state, latest]);
  return <LiveContext value={value}>{children}</LiveContext>;
}
