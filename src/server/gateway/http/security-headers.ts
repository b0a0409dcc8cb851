import type { FastifyInstance } from 'fastify';

const FRAMED_BY_NOBODY = "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

/** If a browser shows another response as a page, it can load and run nothing. */
const INERT = `default-src 'none'; ${FRAMED_BY_NOBODY}`;

export const plainPagePolicy = (nonce: string): string => `${INERT}; style-src 'nonce-${nonce}'`;

/** No string becomes code: the only Trusted Types policy is DOMPurify's, which the library does not hand out. */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    FRAMED_BY_NOBODY,
    "require-trusted-types-for 'script'",
    'trusted-types dompurify',
  ].join('; ');
}

const HEADERS = {
  'content-security-policy': INERT,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), display-capture=(), browsing-topics=()',
  // Most responses hold personal data; the hashed files, which may be kept, replace this.
  'cache-control': 'no-store',
};

/** For a page that no hook has gone through. */
export const plainPageHeaders = (nonce: string): Record<string, string> => ({
  ...HEADERS,
  'content-security-policy': plainPagePolicy(nonce),
});

/** Adds the headers first, so that every response carries them; a route may replace one. */
export function addSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(HEADERS).header('x-request-id', request.id);
    if (request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000');
    done();
  });
}
