import { queryOptions } from '@tanstack/react-query';
import { answered, api } from './http';

/** Every way in which logs can be collected; it changes with the program only. */
export const collectorsQuery = queryOptions({
  queryKey: ['collectors'],
  queryFn: async ({ signal }) => (await answered(api.GET('/api/v1/collectors', { signal }))).items,
  staleTime: Infinity,
});

/** What is collected, and how it stands; nothing on the stream says so, so it is asked for. */
export const collectionsQuery = queryOptions({
  queryKey: ['collections'],
  queryFn: async ({ signal }) => (await answered(api.GET('/api/v1/collections', { signal }))).items,
  refetchInterval: 5_000,
});
