/** What the server answered instead of data (RFC 9457), or that it did not answer (status 0). */
export class Problem extends Error {
  readonly status: number;

  constructor(status: number, detail: string) {
    super(detail);
    this.name = 'Problem';
    this.status = status;
  }
}

/** Reads a problem+json body; falls back to the HTTP status in words. */
export function problemOf(status: number, body: unknown): Problem {
  if (typeof body === 'object' && body !== null) {
    const { detail, title } = body as { detail?: unknown; title?: unknown };
    if (typeof detail === 'string' && detail !== '') return new Problem(status, detail);
    if (typeof title === 'string' && title !== '') return new Problem(status, title);
  }

  return new Problem(status, `The server answered with HTTP ${status}.`);
}
