import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api, given } from './http';
import type { Alert } from './types';

export interface AlertFilter {
  entity?: string | undefined;
  model?: string | undefined;
}

export const alertsQuery = (filter: AlertFilter, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ['alerts', filter, limit],
    queryFn: ({ pageParam, signal }) => answered(api.GET('/api/v1/alerts', { params: { query: given({ ...filter, cursor: pageParam, limit }) }, signal })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const alertQuery = (id: string) =>
  queryOptions({
    queryKey: ['alert', id],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/alerts/{id}', { params: { path: { id } }, signal })),
  });

/** A record of the past never changes. */
export const recordQuery = (alertId: string, index: number) =>
  queryOptions({
    queryKey: ['record', alertId, index],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/alerts/{id}/records/{index}', { params: { path: { id: alertId, index } }, signal })),
    staleTime: Infinity,
  });

/** The incident that an alert belongs to, looked for among those of its entity. */
export const incidentOfQuery = (alert: Alert) =>
  queryOptions({
    queryKey: ['incidents', 'of-alert', alert.alert_id],
    queryFn: async ({ signal }) => {
      const page = await answered(api.GET('/api/v1/incidents', { params: { query: { entity: alert.entity.id, limit: 200 } }, signal }));
      return page.items.find((incident) => incident.alerts.includes(alert.alert_id)) ?? null;
    },
  });
