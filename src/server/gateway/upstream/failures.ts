import { GatewayError } from '#server/gateway/http/errors.ts';

export const isJson = (type: unknown) => /^application\/(problem\+)?json\b/i.test(String(type));

export const down = (status: 502 | 504 = 502) =>
  new GatewayError(status, 'The server behind this page cannot be reached. Try again in a moment.');

export const slow = () =>
  new GatewayError(504, 'The server behind this page takes too long to answer. Try again in a moment.');

const distrusted = () =>
  new GatewayError(
    502,
    'The server behind this page has no valid certificate, so nothing was sent to it. Tell whoever runs this page.',
  );

const cutOff = () =>
  new GatewayError(502, 'The answer of the server behind this page was cut off. Try again in a moment.');

export const unexpected = (status: number) =>
  new GatewayError(502, `The server behind this page answered unexpectedly (${status}). Try again in a moment.`);

/** HTML for a reason that is known; where the path names one thing, a 404 would say that this is gone. */
export function refusedByPage(status: number, namesOne: boolean): GatewayError | undefined {
  if (status === 404 && !namesOne) return new GatewayError(404, 'The server behind this page has no such address.');
  if (status === 413) return new GatewayError(413, 'What was sent is too large for the server behind this page.');
  return status === 414
    ? new GatewayError(414, 'The address of this request is too long for the server behind this page.')
    : undefined;
}

/** An overloaded proxy in front of Waldur responds in HTML; its Retry-After is kept. */
export const busy = (status: number) =>
  status === 429 || status === 503
    ? new GatewayError(
        status,
        'The server behind this page has too much to do, or is being worked on. Try again later.',
      )
    : undefined;

function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const code = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  return [error.name, ...code, ...codesOf(error.cause)];
}

/** The other side could not be trusted. */
export const DISTRUST = /^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_|ERR_SSL_|EPROTO|HOSTNAME_MISMATCH)/;
const TOO_SLOW = /^(UND_ERR_HEADERS_TIMEOUT|UND_ERR_BODY_TIMEOUT|TimeoutError)$/;
const NO_CONNECTION = /^(UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)$/;

/** `begun` when the response had begun to arrive. */
export function failureOf(error: unknown, begun = false): GatewayError {
  if (error instanceof GatewayError) return error;
  const codes = codesOf(error);
  const some = (pattern: RegExp) => codes.some((code) => pattern.test(code));
  if (some(DISTRUST)) return distrusted();
  if (some(TOO_SLOW)) return slow();
  if (some(NO_CONNECTION)) return down(504);
  return begun ? cutOff() : down();
}
