import { queryOptions, infiniteQueryOptions } from '@tanstack/react-query';
import { answered, api, given } from './http';
import type { IncidentStatus, Severity } from './types';

export interface IncidentFilter {
  status?: IncidentStatus | undefined;
  min_severity?: Severity | undefined;
  entity?: string | undefined;
  text?: string | undefined;
  assignee?: string | undefined;
  assigned?: boolean | undefined;
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
