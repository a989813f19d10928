import { queryOptions, infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api, given } from './http';
import type { IncidentStatus, Severity } from './types';

export interface IncidentFilter {
  status?: IncidentStatus | undefined;
  min_severity?: Severity | undefined;
  entity?: string | undefined;
  text?: string | undefined;
}

export const incidentsQuery = (filter: IncidentFilter) =>
  infiniteQueryOptions({
    queryKey: ['incidents', filter],
    queryFn: ({ pageParam, signal }) => answered(api.GET('/api/v1/incidents', { params: { query: given({ ...filter, cursor: pageParam, limit: 50 }) }, signal })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const incidentQuery = (id: string) =>
  queryOptions({
    queryKey: ['incident', id],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/incidents/{id}', { params: { path: { id } }, signal })),
  });

export const incidentAlertsQuery = (id: string) =>
  queryOptions({
    queryKey: ['incident', id, 'alerts'],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/incidents/{id}/alerts', { params: { path: { id } }, signal })),
  });

/** Closes or reopens; the answer is the incident as it is now. */
export function useSetStatus(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (status: IncidentStatus) => answered(api.PUT('/api/v1/incidents/{id}/status', { params: { path: { id } }, body: { status } })),
    onSuccess: (incident) => {
      client.setQueryData(incidentQuery(id).queryKey, incident);
      void client.invalidateQueries({ queryKey: ['incidents'] });
      void client.invalidateQueries({ queryKey: ['status'] });
    },
  });
}
