import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api, given } from './http';
import type { Verdict } from './types';

export interface InvestigationFilter {
  verdict?: Verdict | undefined;
  told?: boolean | undefined;
  entity?: string | undefined;
}

export const investigationsQuery = (filter: InvestigationFilter) =>
  infiniteQueryOptions({
    queryKey: ['investigations', filter],
    queryFn: ({ pageParam, signal }) => answered(api.GET('/api/v1/investigations', { params: { query: given({ ...filter, cursor: pageParam, limit: 50 }) }, signal })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const investigationCountsQuery = queryOptions({
  queryKey: ['investigations', 'counts'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/investigations/counts', { signal })),
});

// Below the investigation's own key: what makes that stale makes this stale.
export const wordingQuery = (id: string) =>
  queryOptions({
    queryKey: ['investigation', id, 'wording'],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/investigations/{incident_id}/wording', { params: { path: { incident_id: id } }, signal })),
  });

export const investigationQuery = (id: string) =>
  queryOptions({
    queryKey: ['investigation', id],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/investigations/{incident_id}', { params: { path: { incident_id: id } }, signal })),
  });
