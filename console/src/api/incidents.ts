import { queryOptions, infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { get, put } from './http';
import type { Alert, Incident, IncidentStatus, Items, Page, Severity } from './types';

export interface IncidentFilter {
  status?: IncidentStatus | undefined;
  min_severity?: Severity | undefined;
  entity?: string | undefined;
  text?: string | undefined;
}

export const incidentsQuery = (filter: IncidentFilter) =>
  infiniteQueryOptions({
    queryKey: ['incidents', filter],
    queryFn: ({ pageParam, signal }) => get<Page<Incident>>('/incidents', { ...filter, cursor: pageParam, limit: 50 }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const incidentQuery = (id: string) =>
  queryOptions({
    queryKey: ['incident', id],
    queryFn: ({ signal }) => get<Incident>(`/incidents/${encodeURIComponent(id)}`, {}, signal),
  });

export const incidentAlertsQuery = (id: string) =>
  queryOptions({
    queryKey: ['incident', id, 'alerts'],
    queryFn: ({ signal }) => get<Items<Alert>>(`/incidents/${encodeURIComponent(id)}/alerts`, {}, signal),
  });

/** Closes or reopens; the answer is the incident as it is now. */
export function useSetStatus(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (status: IncidentStatus) => put<Incident>(`/incidents/${encodeURIComponent(id)}/status`, { status }),
    onSuccess: (incident) => {
      client.setQueryData(incidentQuery(id).queryKey, incident);
      void client.invalidateQueries({ queryKey: ['incidents'] });
      void client.invalidateQueries({ queryKey: ['status'] });
    },
  });
}
