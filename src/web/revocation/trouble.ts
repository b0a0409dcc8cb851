import { ApiError } from '#web/api/errors.ts';
import type { Failure } from './job.ts';

/**
 * What a failed request says of the next ones. `wait`: a pause in milliseconds. `outage`: nothing works. `fault`: this
 * request failed. `refusal`: it always will.
 */
export type Trouble =
  { kind: 'session' } | { kind: 'wait'; pause: number } | { kind: 'outage' } | { kind: 'fault' } | { kind: 'refusal' };

/** Raised by an `Api` when the page acts for somebody who is not signed in any more. */
export class SessionEnded extends Error {
  override readonly name = 'SessionEnded';
}

const OUTAGES = [0, 408, 429, 502, 503, 504, 507];

export function troubleOf(error: unknown): Trouble {
  if (error instanceof SessionEnded) return { kind: 'session' };
  if (!(error instanceof ApiError)) return { kind: 'fault' };
  const { status, retryAfter } = error;
  if (status === 401) return { kind: 'session' };
  if (retryAfter !== undefined && (status === 429 || status === 503)) {
    return { kind: 'wait', pause: Math.max(retryAfter, 0) * 1000 };
  }
  if (OUTAGES.includes(status)) return { kind: 'outage' };
  return { kind: status >= 500 && status !== 501 ? 'fault' : 'refusal' };
}

export function failureOf(error: unknown): Failure {
  if (!(error instanceof ApiError)) return { status: null, detail: '', requestId: undefined };
  return { status: error.status, detail: error.detail, requestId: error.requestId };
}
