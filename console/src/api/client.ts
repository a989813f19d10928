import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { Problem } from './problem';

/** One cache for the page; what the stream tells replaces polling, so that data may be kept for a while. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: heed }),
  mutationCache: new MutationCache({ onError: heed }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: true,
      retry: (count, error) => count < 2 && !(error instanceof Problem && error.status >= 400 && error.status < 500),
    },
  },
});

/** Whoever is told to sign in has no session any more, or must do something first: the page asks which, and leads there. */
function heed(error: Error): void {
  if (error instanceof Problem && (error.status === 401 || error.status === 403)) void queryClient.invalidateQueries({ queryKey: ['session'] });
}
