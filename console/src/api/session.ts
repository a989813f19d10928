import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answered, api } from './http';
import type { CodesOffer, Role, SessionView } from './types';

/** Who works here, what they may do, and whether one must sign in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/session', { signal })),
  staleTime: 60_000,
  refetchInterval: 5 * 60_000,
});

/** Least first. */
export const roles: readonly Role[] = ['viewer', 'analyst', 'responder', 'administrator'];

/** Why a role is not enough, in words; undefined when it is, and before it is known. */
export function lacking(session: SessionView | undefined, needed: Role): string | undefined {
  if (session === undefined || !session.sign_in || session.role === null) return undefined;
  return roles.indexOf(session.role) >= roles.indexOf(needed) ? undefined : `This needs the role ${needed}; yours is ${session.role}.`;
}

/** Why this person may not, in words; undefined when they may. */
export const useLacking = (needed: Role): string | undefined => lacking(useQuery(sessionQuery).data, needed);

/** A page of this console to go back to; anything else becomes the first page. */
export const inside = (to: string | null): string => (to !== null && /^\/(?![/\\])/.test(to) && !to.startsWith('/sign-in') && !to.startsWith('/welcome') ? to : '/');

function useSessionChange<T>(change: (given: T) => Promise<SessionView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (session) => {
      await client.cancelQueries({ queryKey: sessionQuery.queryKey });
      client.setQueryData(sessionQuery.queryKey, session);
    },
  });
}

export const useSignIn = () => useSessionChange((body: { name: string; password: string; code: string | null }) => answered(api.POST('/api/v1/session', { body })));

export const useWelcome = () => useSessionChange((body: { code: string; name: string; password: string }) => answered(api.POST('/api/v1/session/welcome', { body })));

export const useSetPassword = () => useSessionChange((body: { current: string; next: string }) => answered(api.PUT('/api/v1/me/password', { body })));

export const useConfirmCodes = () => useSessionChange((code: string) => answered(api.PUT('/api/v1/me/totp', { body: { code } })));

export const useRemoveCodes = () => useSessionChange((code: string) => answered(api.DELETE('/api/v1/me/totp', { params: { query: { code } } })));

export const useOfferCodes = () => useMutation({ mutationFn: (): Promise<CodesOffer> => answered(api.POST('/api/v1/me/totp', { headers: json })) });

/** Signs out; the page at the door forgets what was read. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => answered(api.DELETE('/api/v1/session')),
    onSuccess: async (session) => {
      await client.cancelQueries();
      client.setQueryData(sessionQuery.queryKey, session);
    },
  });
}

/** Forgets what was read, so that the next person on this machine sees none of it. */
export function useForget() {
  const client = useQueryClient();
  useEffect(() => client.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionQuery.queryKey[0] }), [client]);
}

export const mySessionsQuery = queryOptions({
  queryKey: ['my-sessions'],
  queryFn: async ({ signal }) => (await answered(api.GET('/api/v1/me/sessions', { signal }))).items,
});

export function useEndSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => answered(api.DELETE('/api/v1/me/sessions/{id}', { params: { path: { id } } })),
    onSuccess: (left) => client.setQueryData(mySessionsQuery.queryKey, left.items),
  });
}

/** A write without a body says so, since a form of another site could send one too. */
const json = { 'Content-Type': 'application/json' };
