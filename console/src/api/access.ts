import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api, given } from './http';
import type { AuditOutcome, Role, TokenView, UserView } from './types';

export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: async ({ signal }) => (await answered(api.GET('/api/v1/users', { signal }))).items,
});

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: async ({ signal }) => (await answered(api.GET('/api/v1/tokens', { signal }))).items,
});

export interface AuditFilter {
  text?: string | undefined;
  outcome?: AuditOutcome | undefined;
}

/** What people and tokens did and were refused, newest first. */
export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam, signal }) => answered(api.GET('/api/v1/audit', { params: { query: given({ ...filter, cursor: pageParam, limit: 50 }) }, signal })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });

function useChange<T, R>(list: string, change: (given: T) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => {
      void client.invalidateQueries({ queryKey: [list] });
      void client.invalidateQueries({ queryKey: ['audit'] });
    },
  });
}

export const useAddUser = () => useChange('users', (body: { name: string; role: Role }): Promise<UserView> => answered(api.POST('/api/v1/users', { body })));

export const useChangeUser = () =>
  useChange('users', ({ name, ...body }: { name: string; role?: Role; is_disabled?: boolean; unlock?: boolean }): Promise<UserView> => answered(api.PUT('/api/v1/users/{name}', { params: { path: { name } }, body })));

export const useResetUser = () =>
  useChange('users', ({ name, codes }: { name: string; codes: boolean }): Promise<UserView> => answered(api.POST('/api/v1/users/{name}/reset', { params: { path: { name } }, body: { codes } })));

export const useAddToken = () =>
  useChange('tokens', (body: { name: string; role: Role; days: number; scopes: string[] }): Promise<TokenView> => answered(api.POST('/api/v1/tokens', { body })));

export const useRevokeToken = () => useChange('tokens', (id: string): Promise<TokenView> => answered(api.DELETE('/api/v1/tokens/{id}', { params: { path: { id } } })));
