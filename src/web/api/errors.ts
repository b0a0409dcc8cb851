import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { OUTCOME_HEADER } from '#contract/operations.ts';
import { TOKEN_KIND_HEADER } from '#contract/session.ts';
import { isLoadFailure } from '#web/lib/page/network.ts';
import type { Reason } from '#web/lib/reason.ts';
import { readErrorBody } from './error-body.ts';

interface ErrorDetails {
  fields?: Record<string, string[]>;
  requestId?: string | undefined;
  /** Seconds, from `Retry-After`. */
  retryAfter?: number | undefined;
  words?: MessageDescriptor;
}

/** Status 0 means that no response came. `reasonOf` puts it into words; the message is for logs. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
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

export const isNotFound = (error: unknown): boolean => error instanceof ApiError && error.status === 404;

const UNREACHABLE = msg`The server cannot be reached. Check the connection and try again.`;
const REFUSED = msg`The server did not accept this request.`;
const FAILED = msg`The server could not answer. Try again in a moment.`;

const WORDS: Record<number, MessageDescriptor> = {
  0: UNREACHABLE,
  401: msg`Your session has ended. Sign in again to go on.`,
  403: msg`You may not do this.`,
  404: msg`This does not exist, or you may not see it.`,
  405: msg`The server does not offer this.`,
  408: msg`The server waited too long for this request. Try again.`,
  409: msg`Somebody else changed this at the same time. Look at it as it is now, and try again.`,
  410: msg`This does not exist any more.`,
  413: msg`What was sent is too large for the server.`,
  414: msg`The address of this request is too long for the server.`,
  415: msg`The server does not understand what was sent.`,
  422: msg`The server cannot do anything with what was sent.`,
  429: msg`Too many requests. Wait a moment and try again.`,
  431: msg`The browser sends too much with each request. Delete the cookies of this site, and sign in again.`,
  500: msg`Something went wrong on the server. Try again in a moment.`,
  501: msg`The server cannot do this.`,
  502: msg`The server behind this page gave no answer that can be used. Try again in a moment.`,
  503: msg`The server is not ready. Try again in a moment.`,
  504: msg`The server behind this page takes too long. Try again in a moment.`,
  507: msg`The server has no room left to save anything. Tell those who run it.`,
};

/** Waldur does not tell whether it is the person or the token's scopes that the request was refused for. */
const PERSONAL = msg`You may not do this, or the personal access token that you signed in with may not.`;

const UNKNOWN = msg`The server lost its database while this was saved. It may or may not have happened.`;

export function parseError(status: number, body: unknown, headers: Headers): ApiError {
  const { detail, fields } = readErrorBody(body);
  const seconds = Number(headers.get('Retry-After') ?? Number.NaN);
  return new ApiError(status, detail || fieldWords(fields), {
    fields,
    requestId: headers.get('X-Request-Id') ?? undefined,
    retryAfter: Number.isFinite(seconds) ? seconds : undefined,
    ...(status === 403 && headers.get(TOKEN_KIND_HEADER) === 'personal' && { words: PERSONAL }),
    ...(headers.get(OUTCOME_HEADER) === 'unknown' && { words: UNKNOWN }),
  });
}

/** For places that have no such field. */
function fieldWords(fields: ErrorDetails['fields'] & object): string {
  const [first] = Object.entries(fields);
  return first ? `${first[0].replaceAll('_', ' ')}: ${first[1].join(' ')}` : '';
}

export function reasonOf(error: unknown, i18n: I18n): Reason {
  const message = describeError(error, i18n);
  if (!(error instanceof ApiError)) return { message };
  return { message, serverSays: error.detail || undefined, requestId: error.requestId };
}

export function describeError(error: unknown, i18n: I18n): string {
  if (error instanceof ApiError) {
    return i18n._(error.words ?? WORDS[error.status] ?? (error.status < 500 ? REFUSED : FAILED));
  }
  if (error instanceof SyntaxError) return i18n._(msg`The answer of the server cannot be read. Try again in a moment.`);
  if (isLoadFailure(error) || isBrokenOff(error)) return i18n._(UNREACHABLE);
  return i18n._(msg`This page made a mistake. Load it again.`);
}

/** That the connection failed, before the response or within it, in the words of each browser. */
const isBrokenOff = (error: unknown): boolean =>
  (error instanceof TypeError && /fetch|network|load failed|(body|input) stream/i.test(error.message)) ||
  (error instanceof DOMException && /^(Abort|Network|Timeout)Error$/.test(error.name));
