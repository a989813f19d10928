import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { collectionsQuery } from './collectors';
import { answered, api } from './http';
import { asPerson } from './person';
import type { SourceTrial } from './types';

/** What somebody fills in about a source. Secrets that are not there stay as they were saved; those that are "" go. */
export interface SourceDraft {
  name: string;
  collector: string;
  settings: Record<string, string>;
  secrets: Record<string, string>;
}

/** A source that was set up in the console, with what is set; its secrets never come back. */
export const sourceQuery = (name: string) =>
  queryOptions({
    queryKey: ['collection', name],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/collections/{name}', { params: { path: { name } }, signal })),
    enabled: name !== '',
    // What is being filled in is not overwritten by what somebody else saves meanwhile; the version tells, when it is saved.
    staleTime: Infinity,
    gcTime: 0,
  });

/** Says what a source can read and what it lacks; changes nothing. */
export const useTrySource = () => useMutation({ mutationFn: (body: SourceDraft): Promise<SourceTrial> => answered(api.POST('/api/v1/collections/try', { params: { header: asPerson() }, body })) });

function useChange<T, R>(change: (given: T) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSettled: () => client.invalidateQueries({ queryKey: collectionsQuery.queryKey }) });
}

const headers = (version: number) => ({ ...asPerson(), 'If-Match': `"${version}"` });

/** Saves a source, if it is still at the version that was looked at. */
export const useSaveSource = () =>
  useChange(({ draft: { name, ...body }, version }: { draft: SourceDraft; version: number | null }) =>
    answered(api.PUT('/api/v1/collections/{name}', { params: { path: { name }, header: version === null ? asPerson() : headers(version) }, body })),
  );

/** Has a source rest, or go on. */
export const usePauseSource = () =>
  useChange(({ name, version, rests }: { name: string; version: number; rests: boolean }) => {
    const params = { path: { name }, header: headers(version) };
    return answered(rests ? api.POST('/api/v1/collections/{name}/pause', { params }) : api.POST('/api/v1/collections/{name}/resume', { params }));
  });

export const useRemoveSource = () =>
  useChange(({ name, version }: { name: string; version: number }) => answered(api.DELETE('/api/v1/collections/{name}', { params: { path: { name }, header: headers(version) } })));
