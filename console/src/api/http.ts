import createClient from 'openapi-fetch';
import { Problem, problemOf } from './problem';
import type { paths } from './schema';

/** The API, typed by its own OpenAPI document. */
export const api = createClient<paths>({ credentials: 'same-origin', headers: { accept: 'application/json' } });

/** The data of an answer; what the server says instead of it is thrown. */
export async function answered<T>(asked: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  let answer: { data?: T; error?: unknown; response: Response };
  try {
    answer = await asked;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Problem(0, 'The server does not answer. Is windhover still running?');
  }

  if (answer.data === undefined) throw problemOf(answer.response.status, answer.error);
  return answer.data;
}

type Given<T> = { [Name in keyof T]?: Exclude<T[Name], undefined | null> };

/** The conditions that are set: those that are empty are not sent. */
export function given<T extends object>(conditions: T): Given<T> {
  const set = Object.entries(conditions as Record<string, unknown>).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return Object.fromEntries(set) as Given<T>;
}
