import type { FastifyInstance } from 'fastify';

const FRAMED_BY_NOBODY = "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

/** For everything that is not the page: should a browser ever show it as one, it can load and run nothing. */
const INERT = `default-src 'none'; ${FRAMED_BY_NOBODY}`;

/**
 * The page's policy: only its own files, scripts and styles with this answer's nonce, and no string becomes code. The one
 * maker of trusted HTML is the sanitiser's own, by the name that DOMPurify gives it; it hands that HTML to nobody.
 */
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
  // Personal data is the rule here; what may be kept, the hashed files, says so itself.
  'cache-control': 'no-store',
};

/** Set first, so that answers of every kind carry them; a route may replace one. */
export function addSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(HEADERS).header('x-request-id', request.id);
    if (request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000');
    done();
  });
}
