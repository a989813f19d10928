import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api } from './http';
import { incidentQuery } from './incidents';
import type { ClosingReason, Incident } from './types';
import { asPerson } from './person';

/** What was done with an incident, newest first. */
export const historyQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['incident', id, 'history'],
    queryFn: ({ pageParam, signal }) =>
      answered(api.GET('/api/v1/incidents/{id}/history', { params: { path: { id }, query: { limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) } }, signal })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** The header that lets a change pass only if nobody else changed the incident since it was read. */
const ifSame = (incident: Incident) => ({ 'If-Match': `"${incident.handling?.version ?? 0}"` });

/** Something that a person does with an incident; the answer is the incident as it is now. After a failure it is read again: somebody else may have been faster. */
function useDeed<T>(id: string, deed: (given: T) => Promise<Incident>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: deed,
    onSuccess: async (incident) => {
      // What was asked for before is older than this answer, whenever it comes.
      await client.cancelQueries({ queryKey: incidentQuery(id).queryKey, exact: true });
      client.setQueryData(incidentQuery(id).queryKey, incident);
    },
    onSettled: (_, error) => {
      if (error !== null) void client.invalidateQueries({ queryKey: incidentQuery(id).queryKey, exact: true });
      void client.invalidateQueries({ queryKey: ['incident', id, 'history'] });
      void client.invalidateQueries({ queryKey: ['incidents'] });
      void client.invalidateQueries({ queryKey: ['status'] });
    },
  });
}

export const useAssign = (incident: Incident) =>
  useDeed(incident.incident_id, (assignee: string) =>
    answered(api.PUT('/api/v1/incidents/{id}/assignee', { params: { path: { id: incident.incident_id }, header: { ...asPerson(), ...ifSame(incident) } }, body: { assignee } })),
  );

export const useClose = (incident: Incident) =>
  useDeed(incident.incident_id, (why: { reason: ClosingReason; text: string }) =>
    answered(
      api.PUT('/api/v1/incidents/{id}/status', {
        params: { path: { id: incident.incident_id }, header: { ...asPerson(), ...ifSame(incident) } },
        body: { status: 'closed', ...why },
      }),
    ),
  );

export const useReopen = (incident: Incident) =>
  useDeed(incident.incident_id, () =>
    answered(api.PUT('/api/v1/incidents/{id}/status', { params: { path: { id: incident.incident_id }, header: { ...asPerson(), ...ifSame(incident) } }, body: { status: 'open' } })),
  );

export const useComment = (id: string) =>
  useDeed(id, (text: string) => answered(api.POST('/api/v1/incidents/{id}/comments', { params: { path: { id }, header: asPerson() }, body: { text } })));
