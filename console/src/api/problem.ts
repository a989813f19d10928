/** What the server answered instead of data (RFC 9457), or that it did not answer (status 0). */
export class Problem extends Error {
  readonly status: number;
  /** The part of the request at fault; '' where the server names none. */
  readonly parameter: string;
  /** Where in a query it is wrong: characters before it; null where that is not said. */
  readonly position: number | null;
  /** How many characters are wrong there. */
  readonly length: number;

  constructor(status: number, detail: string, position: number | null = null, length = 0, parameter = '') {
    super(detail);
    this.name = 'Problem';
    this.status = status;
    this.parameter = parameter;
    this.position = position;
    this.length = length;
  }
}

/** Reads a problem+json body; falls back to the HTTP status in words. */
export function problemOf(status: number, body: unknown): Problem {
  if (typeof body === 'object' && body !== null) {
    const { detail, title, parameter, position, length } = body as { detail?: unknown; title?: unknown; parameter?: unknown; position?: unknown; length?: unknown };
    if (typeof detail === 'string' && detail !== '')
      return new Problem(status, detail, typeof position === 'number' ? position : null, typeof length === 'number' ? length : 0, typeof parameter === 'string' ? parameter : '');
    if (typeof title === 'string' && title !== '') return new Problem(status, title);
  }

  return new Problem(status, `The server answered with HTTP ${status}.`);
}
