import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

interface ErrorDetails {
  /** Messages by field, for a 400. */
  fields?: Record<string, string[]>;
  requestId?: string | undefined;
  /** Seconds to wait, from `Retry-After`. */
  retryAfter?: number | undefined;
  /** What the app says about it, where the server said nothing and the status is not enough. */
  words?: MessageDescriptor;
}

/**
 * What went wrong with a request, in one shape. Status 0 means that no response came at all. `describeError` puts it into
 * words; the message is for logs.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  /** The server's own text; empty where it sent none. */
  readonly detail: string;
  readonly fields: Record<string, string[]>;
  readonly requestId: string | undefined;
  readonly retryAfter: number | undefined;
  readonly words: MessageDescriptor | undefined;

  constructor(status: number, detail = '', details: ErrorDetails = {}) {
    super(detail || `HTTP status ${status}`);
    this.detail = detail;
    this.status = status;
    this.fields = details.fields ?? {};
    this.requestId = details.requestId;
    this.retryAfter = details.retryAfter;
    this.words = details.words;
  }
}

const UNREACHABLE = msg`The server cannot be reached. Check the connection and try again.`;

const WORDS: Record<number, MessageDescriptor> = {
  0: UNREACHABLE,
  401: msg`Your session has ended. Sign in again to go on.`,
  403: msg`You may not do this.`,
  404: msg`This does not exist, or you may not see it.`,
  429: msg`Too many requests. Wait a moment and try again.`,
  502: msg`The server behind this page does not answer.`,
  503: msg`The server is not ready yet. Try again in a moment.`,
};

/** Reads Waldur's error bodies: `{detail}`, `{field: [..]}`, `{non_field_errors: [..]}`, or something else entirely. */
export function parseError(status: number, body: unknown, headers: Headers): ApiError {
  const fields: Record<string, string[]> = {};
  let detail = '';
  if (typeof body === 'object' && body !== null) {
    for (const [name, value] of Object.entries(body)) {
      if (name === 'detail' && typeof value === 'string') detail = value;
      else fields[name] = Array.isArray(value) ? value.map(String) : [String(value)];
    }
    const general = fields.non_field_errors;
    delete fields.non_field_errors;
    const first = Object.entries(fields)[0];
    if (general) detail = general.join(' ');
    else if (first) detail = `${first[0]}: ${first[1].join(' ')}`;
  }
  const seconds = Number(headers.get('Retry-After') ?? Number.NaN);
  return new ApiError(status, detail, {
    fields,
    requestId: headers.get('X-Request-Id') ?? undefined,
    retryAfter: Number.isFinite(seconds) ? seconds : undefined,
  });
}

/** A sentence for people, whatever was thrown. */
export function describeError(error: unknown, i18n: I18n): string {
  if (error instanceof ApiError) {
    const words = error.words ?? WORDS[error.status] ?? msg`The server could not answer. Try again in a moment.`;
    return error.detail || i18n._(words);
  }
  if (error instanceof SyntaxError) return i18n._(msg`The answer of the server cannot be read. Try again in a moment.`);
  if (error instanceof TypeError) return i18n._(UNREACHABLE);
  return error instanceof Error ? error.message : String(error);
}
