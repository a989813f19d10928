import { Problem, problemOf } from './problem';

export type Query = Record<string, string | number | boolean | null | undefined>;

const base = '/api/v1';

/** A path under the API with the conditions that are set; empty ones are left out. */
export function pathOf(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }

  const text = search.toString();
  return base + path + (text === '' ? '' : `?${text}`);
}

async function send<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { credentials: 'same-origin', ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Problem(0, 'The server does not answer. Is windhover still running?');
  }

  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemOf(response.status, body);
  return body as T;
}

export const get = <T>(path: string, query: Query, signal: AbortSignal): Promise<T> =>
  send<T>(pathOf(path, query), { signal, headers: { accept: 'application/json' } });

export const put = <T>(path: string, body: unknown): Promise<T> =>
  send<T>(pathOf(path), { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
