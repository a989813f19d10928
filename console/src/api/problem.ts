/** What the server answered instead of data (RFC 9457), or that it did not answer (status 0). */
export class Problem extends Error {
  readonly status: number;
  /** The part of the request at fault; '' where the server names none. */
  readonly parameter: string;
  /** Where in a query it is wrong: characters before it; null where that is not said. */
  readonly position: number | null;
  /** How many characters are wrong there. */
  readonly length: number;

  constructor(status: number, detail: string, at: { parameter?: string; position?: number | null; length?: number } = {}) {
    super(detail);
    this.name = 'Problem';
    this.status = status;
    this.parameter = at.parameter ?? '';
    this.position = at.position ?? null;
    this.length = at.length ?? 0;
  }
}

/** Reads a problem+json body; falls back to the HTTP status in words. */
export function problemOf(status: number, body: unknown): Problem {
  if (typeof body === 'object' && body !== null) {
    const { detail, title, parameter, position, length } = body as { detail?: unknown; title?: unknown; parameter?: unknown; position?: unknown; length?: unknown };
    const at = { parameter: typeof parameter === 'string' ? parameter : '', position: typeof position === 'number' ? position : null, length: typeof length === 'number' ? length : 0 };
    if (typeof detail === 'string' && detail !== '') return new Problem(status, detail, at);
    if (typeof title === 'string' && title !== '') return new Problem(status, title);
  }

  return new Problem(status, `The server answered with HTTP ${status}.`);
}
