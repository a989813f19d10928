import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api } from './http';
import { asPerson } from './person';
import type { BacktestView } from './types';

export const modelQuery = (id: string) =>
  queryOptions({
    queryKey: ['model', id],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/models/{id}', { params: { path: { id } }, signal })),
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

export function useStopBacktest() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string): Promise<BacktestView> => answered(api.DELETE('/api/v1/backtests/{id}', { params: { path: { id }, header: asPerson() } })),
    onSuccess: (view) => client.invalidateQueries({ queryKey: backtestQuery(view.id).queryKey }),
  });
}
