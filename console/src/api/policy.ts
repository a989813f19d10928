import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api } from './http';
import { asPerson } from './person';
import type { PolicyBody, PolicyConfirmation } from './types';

/** The policy that holds. */
export const policyQuery = queryOptions({
  queryKey: ['response', 'policy', 'now'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/response/policy', { signal })),
});

/** Who changed it, when and why. */
export const policyVersionsQuery = queryOptions({
  queryKey: ['response', 'policy', 'versions'],
  queryFn: async ({ signal }) => (await answered(api.GET('/api/v1/response/policy/versions', { signal }))).items,
});

/** What a policy would mean for the entities that there are; asked anew for each draft. */
export const policyPreviewQuery = (body: PolicyBody) =>
  queryOptions({
    queryKey: ['policy-preview', body],
    queryFn: ({ signal }) => answered(api.POST('/api/v1/response/policy/preview', { body, signal })),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    retry: false,
  });

/** Saves a policy, or goes back to that of the configuration, if nobody else changed it since it was looked at. */
export function useSavePolicy(version: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { policy: PolicyBody | null; why: string; confirmed: PolicyConfirmation | null }) =>
      answered(api.PUT('/api/v1/response/policy', { params: { header: { ...asPerson(), 'If-Match': `"${version}"` } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['response'] }),
    onError: () => client.invalidateQueries({ queryKey: ['policy-preview'] }),
  });
}
