import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api } from './http';
import { asPerson } from './person';

/** Who is told of incidents, and how that stands; nothing on the stream says so, so it is asked for. */
export const outputsQuery = queryOptions({
  queryKey: ['outputs'],
  queryFn: async ({ signal }) => (await answered(api.GET('/api/v1/outputs', { signal }))).items,
  refetchInterval: 5_000,
});

/** Sends a message that says that it is a test. */
export function useOutputTest(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => answered(api.POST('/api/v1/outputs/{name}/test', { params: { path: { name }, header: asPerson() } })),
    onSettled: () => client.invalidateQueries({ queryKey: outputsQuery.queryKey }),
  });
}
