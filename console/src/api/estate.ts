import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, type Query } from './http';
import type { ConnectionRow, EntitySummary, EntityView, EventRow, HourTotal, Items, ModelInfo, Page, Status } from './types';

/** Asked for even while the stream lives, so that a dead engine behind a living stream is noticed. */
export const statusQuery = queryOptions({
  queryKey: ['status'],
  queryFn: ({ signal }) => get<Status>('/status', {}, signal),
  refetchInterval: 15_000,
  retry: false,
});

export const entitiesQuery = (text: string, limit: number) =>
  queryOptions({
    queryKey: ['entities', text, limit],
    queryFn: ({ signal }) => get<Items<EntitySummary>>('/entities', { text, limit }, signal),
    placeholderData: keepPreviousData,
  });

export const entityQuery = (id: string) =>
  queryOptions({
    queryKey: ['entity', id],
    queryFn: ({ signal }) => get<EntityView>('/entities/view', { id }, signal),
    staleTime: 30_000,
  });

export const eventsQuery = (filter: Query, limit = 100) =>
  infiniteQueryOptions({
    queryKey: ['events', filter, limit],
    queryFn: ({ pageParam, signal }) => get<Page<EventRow>>('/events', { ...filter, cursor: pageParam, limit }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const connectionsQuery = (filter: Query, limit = 100) =>
  infiniteQueryOptions({
    queryKey: ['connections', filter, limit],
    queryFn: ({ pageParam, signal }) => get<Page<ConnectionRow>>('/connections', { ...filter, cursor: pageParam, limit }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const hoursQuery = (filter: Query) =>
  queryOptions({
    queryKey: ['hours', filter],
    queryFn: ({ signal }) => get<Items<HourTotal>>('/hours', filter, signal),
  });

export const modelsQuery = queryOptions({
  queryKey: ['models'],
  queryFn: ({ signal }) => get<Items<ModelInfo>>('/models', {}, signal),
  staleTime: Infinity,
});
