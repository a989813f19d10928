/** What the server answered instead of data (RFC 9457), or that it did not answer (status 0). */
export class Problem extends Error {
  readonly status: number;
  /** The part of the request at fault; '' where the server names none. */
  readonly parameter: string;

  constructor(status: number, detail: string, parameter = '') {
    super(detail);
    this.name = 'Problem';
    this.status = status;
    this.parameter = parameter;
  }
}

/** Reads a problem+json body; falls back to the HTTP status in words. */
export function problemOf(status: number, body: unknown): Problem {
  if (typeof body === 'object' && body !== null) {
    const { detail, title, parameter } = body as { detail?: unknown; title?: unknown; parameter?: unknown };
    const at = typeof parameter === 'string' ? parameter : '';
    if (typeof detail === 'string' && detail !== '') return new Problem(status, detail, at);
    if (typeof title === 'string' && title !== '') return new Problem(status, title);
  }

  return new Problem(status, `The server answered with HTTP ${status}.`);
}
