import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api, given } from './http';
import type { ConnectionsFilter, EntityView, EventsFilter, HoursFilter } from './types';

/** Asked for even while the stream lives, so that a dead engine behind a living stream is noticed. */
export const statusQuery = queryOptions({
  queryKey: ['status'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/status', { signal })),
  refetchInterval: 15_000,
  retry: false,
});

export const coverageQuery = queryOptions({
  queryKey: ['coverage'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/coverage', { signal })),
  refetchInterval: 15_000,
});

export const entitiesQuery = (text: string, limit: number, tag = '') =>
  queryOptions({
    queryKey: ['entities', text, limit, tag],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/entities', { params: { query: given({ text, tag, limit }) }, signal })),
    placeholderData: keepPreviousData,
  });

export const entityQuery = (id: string) =>
  queryOptions({
    queryKey: ['entity', id],
    queryFn: async ({ signal }) => (await answered(api.GET('/api/v1/entities/view', { params: { query: { id } }, signal }))) as EntityView,
    staleTime: 30_000,
  });

export const eventsQuery = (filter: EventsFilter, limit = 100) =>
  infiniteQueryOptions({
    queryKey: ['events', filter, limit],
    queryFn: ({ pageParam, signal }) => answered(api.GET('/api/v1/events', { params: { query: given({ ...filter, cursor: pageParam, limit }) }, signal })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const connectionsQuery = (filter: ConnectionsFilter, limit = 100) =>
  infiniteQueryOptions({
    queryKey: ['connections', filter, limit],
    queryFn: ({ pageParam, signal }) => answered(api.GET('/api/v1/connections', { params: { query: given({ ...filter, cursor: pageParam, limit }) }, signal })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const hoursQuery = (filter: HoursFilter) =>
  queryOptions({
    queryKey: ['hours', filter],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/hours', { params: { query: filter }, signal })),
  });

export const modelsQuery = queryOptions({
  queryKey: ['models'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/models', { signal })),
  staleTime: Infinity,
});

/** What each of the last days brought; the last one ends with the present hour. */
export const daysQuery = queryOptions({
  queryKey: ['days'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/days', { signal })),

  // Of an estate that has just begun to be read, each minute tells of days.
  refetchInterval: ({ state }) => ((state.data?.items.length ?? 0) < 8 ? 15_000 : 60_000),
});
