import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api, given } from './http';
import { asPerson } from './person';
import type { ActionRecord, ActionStatus } from './types';

/** What stands changes by itself, and nothing on the stream says so: it is asked for. */
const often = 5_000;

export interface ActionFilter {
  incident?: string | undefined;
  entity?: string | undefined;
  status?: ActionStatus | undefined;
}

/** What the machine may do, what is set up, and how many actions wait, stand and are in trouble. */
export const responseQuery = queryOptions({
  queryKey: ['response', 'summary'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/response', { signal })),
  refetchInterval: often,
});

export const modeQuery = (id: string) =>
  queryOptions({
    queryKey: ['response', 'mode', id],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/response/mode', { params: { query: { id } }, signal })),
    refetchInterval: 60_000,
    retry: false,
  });

/** The newest that match; enough for one incident, one entity, or one state. */
export const actionsQuery = (filter: ActionFilter) =>
  queryOptions({
    queryKey: ['response', 'actions', filter],
    queryFn: async ({ signal }) => (await answered(api.GET('/api/v1/response/actions', { params: { query: given({ ...filter, limit: 200 }) }, signal }))).items,
    refetchInterval: often,
  });

/** All actions, page by page. */
export const allActionsQuery = infiniteQueryOptions({
  queryKey: ['response', 'all'],
  queryFn: ({ pageParam, signal }) => answered(api.GET('/api/v1/response/actions', { params: { query: given({ cursor: pageParam, limit: 50 }) }, signal })),
  initialPageParam: '',
  getNextPageParam: (page) => page.next ?? undefined,
  refetchInterval: 15_000,
});

export const responseLogQuery = (of: { incident?: string; action?: string } = {}, limit = 15) =>
  infiniteQueryOptions({
    queryKey: ['response', 'log', of, limit],
    queryFn: ({ pageParam, signal }) => answered(api.GET('/api/v1/response/log', { params: { query: given({ ...of, cursor: pageParam, limit }) }, signal })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: 15_000,
  });

export type Decision = 'approve' | 'reject' | 'revert';

export interface Deed {
  does: Decision | { endAt: number };
  /** The version that the person looked at: what somebody else changed meanwhile is not changed again unseen. */
  version: number;
}

/** What a person decides about one action. Whatever comes of it, everything about the response is read again. */
export function useDecide(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ does, version }: Deed): Promise<ActionRecord> => {
      const params = { path: { id }, header: { ...asPerson(), 'If-Match': `"${version}"` } };
      if (typeof does === 'object') return answered(api.POST('/api/v1/response/actions/{id}/end', { params, body: { until: does.endAt } }));
      return answered(api.POST(`/api/v1/response/actions/{id}/${does}`, { params }));
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['response'] }),
  });
}
