import { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem';

/** One cache for the page; what the stream tells replaces polling, so that data may be kept for a while. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: true,
      retry: (count, error) => count < 2 && !(error instanceof Problem && error.status >= 400 && error.status < 500),
    },
  },
});
