/** What went wrong with a request, in one shape. Status 0 means that no answer came at all. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  /** Messages by field, for a 400. */
  readonly fields: Record<string, string[]>;
  readonly requestId: string | undefined;
  /** Seconds to wait, from `Retry-After`. */
  readonly retryAfter: number | undefined;

  constructor(
    status: number,
    message: string,
    details: { fields?: Record<string, string[]>; requestId?: string; retryAfter?: number } = {},
  ) {
    super(message);
    this.status = status;
    this.fields = details.fields ?? {};
    this.requestId = details.requestId;
    this.retryAfter = details.retryAfter;
  }
}

const WORDS: Record<number, string> = {
  0: 'The server cannot be reached. Check the connection and try again.',
  401: 'Your session has ended. Sign in again to go on.',
  403: 'You may not do this.',
  404: 'This does not exist, or you may not see it.',
  429: 'Too many requests. Wait a moment and try again.',
  502: 'The server behind this page does not answer.',
  503: 'The server is not ready yet. Try again in a moment.',
};

/** Reads Waldur's error bodies: `{detail}`, `{field: [..]}`, `{non_field_errors: [..]}`, or something else entirely. */
export function parseError(status: number, body: unknown, headers: Headers): ApiError {
  const fields: Record<string, string[]> = {};
  let message = WORDS[status] ?? 'The server could not answer. Try again in a moment.';
  if (typeof body === 'object' && body !== null) {
    for (const [name, value] of Object.entries(body)) {
      if (name === 'detail' && typeof value === 'string') message = value;
      else fields[name] = Array.isArray(value) ? value.map(String) : [String(value)];
    }
    const general = fields.non_field_errors;
    delete fields.non_field_errors;
    const first = Object.entries(fields)[0];
    if (general) message = general.join(' ');
    else if (first) message = `${first[0]}: ${first[1].join(' ')}`;
  }
  const seconds = Number(headers.get('Retry-After') ?? Number.NaN);
  return new ApiError(status, message, {
    fields,
    requestId: headers.get('X-Request-Id') ?? undefined,
    retryAfter: Number.isFinite(seconds) ? seconds : undefined,
  });
}

/** A sentence for people, whatever was thrown. */
export function describeError(error: unknown): string {
  if (error instanceof ApiError) return error.message;
  if (error instanceof SyntaxError) return 'The answer of the server cannot be read. Try again in a moment.';
  if (error instanceof TypeError) return WORDS[0] ?? error.message;
  return error instanceof Error ? error.message : String(error);
}
