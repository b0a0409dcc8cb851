import type { FastifyRequest } from 'fastify';

/** Where Waldur leads a browser back to after a sign-in at an identity provider: at the top of the host, whatever the base path. */
export const WAY_BACK = '/oauth_login_completed/';

const RESERVED = /^\/(api|api-auth|session|healthz|assets|oauth_login_completed)(\/|$)/;

/** Whether this path, below the base path, can be that of a page of the app. Paths of pages have no dot in their last part; files have. */
export const isPagePath = (path: string): boolean => !RESERVED.test(path) && !/\.[^/]*$/.test(path);

/** Where the embedded API leads browsers to an identity provider, and where that leads them back to, as route patterns. */
const PROVIDER_ROUTES = new Set(['/api-auth/:provider/init/', '/api-auth/:provider/complete/']);

/** Whether a browser is on its way to or from an identity provider, as nobody yet. */
export const isOnWayToProvider = ({ routeOptions }: Pick<FastifyRequest, 'routeOptions'>): boolean =>
  PROVIDER_ROUTES.has(routeOptions.url ?? '');
