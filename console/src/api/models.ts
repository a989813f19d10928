import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { modelsQuery } from './estate';
import { answered, api } from './http';
import { asPerson } from './person';
import type { BacktestView, ModelScope } from './types';

export const modelQuery = (id: string) =>
  queryOptions({
    queryKey: ['model', id],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/models/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data?.model.is_in_force === false ? 2_000 : false),
  });

/** Whether a text is a model that can be used; asked anew for each text. */
export const modelCheckQuery = (id: string, yaml: string) =>
  queryOptions({
    queryKey: ['model', id, 'check', yaml],
    queryFn: ({ signal }) => answered(api.POST('/api/v1/models/{id}/check', { params: { path: { id } }, body: { yaml }, signal })),
    staleTime: Infinity,
    retry: false,
  });

/** A backtest, asked for again while it runs. */
export const backtestQuery = (id: string) =>
  queryOptions({
    queryKey: ['backtest', id],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/backtests/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? 500 : false),
    enabled: id !== '',
    retry: false,
  });

/** Starts a backtest of a model, as it is or as it was edited. */
export function useBacktest(model: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (yaml: string | null): Promise<BacktestView> => answered(api.POST('/api/v1/backtests', { params: { header: asPerson() }, body: { model, yaml } })),
    onSuccess: (view) => client.setQueryData(backtestQuery(view.id).queryKey, view),
  });
}

/** A backtest of a model with what became of it. */
export interface BacktestRun {
  start: ReturnType<typeof useBacktest>;
  /** The latest; undefined before any. */
  job: BacktestView | undefined;
  /** The text that it was of; null for the model as it is, undefined before any. */
  of: string | null | undefined;
}

export function useBacktestRun(model: string): BacktestRun {
  const start = useBacktest(model);
  return { start, job: useQuery(backtestQuery(start.data?.id ?? '')).data, of: start.variables };
}

/** Who changed a model, when and why. */
export const modelVersionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['model', id, 'versions'],
    queryFn: async ({ signal }) => (await answered(api.GET('/api/v1/models/{id}/versions', { params: { path: { id } }, signal }))).items,
  });

/** What is done to a model. */
export type ModelChange = { what: 'save'; yaml: string } | { what: 'scope'; scope: ModelScope } | { what: 'restore'; version: number };

/** Changes a model, if it is still at the version that was looked at. */
export function useChangeModel(id: string, version: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ change, why }: { change: ModelChange; why: string }) => {
      const params = { path: { id }, header: { ...asPerson(), 'If-Match': `"${version}"` } };
      switch (change.what) {
        case 'save':
          return answered(api.PUT('/api/v1/models/{id}', { params, body: { yaml: change.yaml, why } }));
        case 'scope':
          return answered(api.PUT('/api/v1/models/{id}/scope', { params, body: { ...change.scope, why } }));
        case 'restore':
          return answered(api.POST('/api/v1/models/{id}/restore', { params, body: { version: change.version, why } }));
      }
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['model', id], predicate: ({ queryKey }) => queryKey[2] !== 'check' });
      await client.invalidateQueries({ queryKey: modelsQuery.queryKey });
    },
  });
}

export function useStopBacktest() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string): Promise<BacktestView> => answered(api.DELETE('/api/v1/backtests/{id}', { params: { path: { id }, header: asPerson() } })),
    onSuccess: (view) => client.invalidateQueries({ queryKey: backtestQuery(view.id).queryKey }),
  });
}
