import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api, given } from './http';
import type { IncidentStatus, Severity, Verdict } from './types';

export interface IncidentFilter {
  status?: IncidentStatus | undefined;
  min_severity?: Severity | undefined;
  entity?: string | undefined;
  text?: string | undefined;
  assignee?: string | undefined;
  assigned?: boolean | undefined;
  severity?: Severity | undefined;
  verdict?: Verdict | undefined;
  tactic?: string | undefined;
  provider?: string | undefined;
  account?: string | undefined;
}

export const incidentsQuery = (filter: IncidentFilter, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ['incidents', filter, limit],
    queryFn: ({ pageParam, signal }) => answered(api.GET('/api/v1/incidents', { params: { query: given({ ...filter, cursor: pageParam, limit }) }, signal })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** How many incidents have which value, each counted among what the rest of the filter leaves. */
export const incidentFacetsQuery = (filter: IncidentFilter) =>
  queryOptions({
    queryKey: ['incidents', 'facets', filter],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/incidents/facets', { params: { query: given(filter) }, signal })),
    placeholderData: keepPreviousData,
  });

export const incidentGraphQuery = (id: string, all: boolean) =>
  queryOptions({
    queryKey: ['incident', id, 'graph', all],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/incidents/{id}/graph', { params: { path: { id }, query: all ? { all, nodes: 2_000 } : {} }, signal })),
    staleTime: 60_000,
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
