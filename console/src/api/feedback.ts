import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api } from './http';
import { asPerson } from './person';
import type { ExpectedPattern } from './types';

/** What was marked as expected, newest first; with an incident, only what came from it. */
export const feedbackQuery = (incident?: string) =>
  queryOptions({
    queryKey: ['feedback', incident ?? ''],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/feedback', { params: { query: incident === undefined ? {} : { incident } }, signal })),
  });

function useFeedbackChange<T>(change: (given: T) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['feedback'] });
      void client.invalidateQueries({ queryKey: ['incident'] });
    },
  });
}

export const useExpect = (incident: string) =>
  useFeedbackChange((given: { reason: string; days: number; of: ExpectedPattern[] }) =>
    answered(api.POST('/api/v1/incidents/{id}/expected', { params: { path: { id: incident }, header: asPerson() }, body: given })),
  );

export const useRemoveFeedback = () =>
  useFeedbackChange((id: string) => answered(api.DELETE('/api/v1/feedback/{id}', { params: { path: { id }, header: asPerson() } })));
