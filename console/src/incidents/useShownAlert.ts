import { useCallback, useState } from 'react';
import type { Alert } from '../api/types';
import { useQueryState } from '../ui/useQueryState';

export interface ShownAlert {
  /** The alert that the evidence pane shows: the one pointed at, else the one chosen, else the highest. */
  shown: Alert | undefined;
  /** Shows an alert while it is pointed at. */
  point: (id: string | null) => void;
  /** Keeps an alert shown, in place of a fact that is; the URL holds it. */
  choose: (id: string) => void;
}

/** Which alert the evidence beside the account belongs to. */
export function useShownAlert(alerts: readonly Alert[]): ShownAlert {
  const { read, write } = useQueryState();
  const [pointed, point] = useState<string | null>(null);
  const chosen = read('alert');
  const find = (id: string | null) => alerts.find((alert) => alert.alert_id === id);
  const highest = alerts.reduce<Alert | undefined>((best, alert) => (best === undefined || alert.score > best.score ? alert : best), undefined);
  const choose = useCallback(
    (id: string) => {
      point(null);
      write({ alert: id, fact: '', sentence: '' }, true);
    },
    [write],
  );
  return { shown: find(pointed) ?? find(chosen) ?? highest, point, choose };
}
