import type { FastifyRequest } from 'fastify';

/** Where Waldur leads a browser after a sign-in at an identity provider: at the top of the host, below no base path. */
export const WAY_BACK = '/oauth_login_completed/';

const RESERVED = /^\/(api|api-auth|session|healthz|assets|oauth_login_completed)(\/|$)/;

/** The path is below the base path; a dot in its last part means a file. */
export const isPagePath = (path: string): boolean => !RESERVED.test(path) && !/\.[^/]*$/.test(path);

const PROVIDER_ROUTES = new Set(['/api-auth/:provider/init/', '/api-auth/:provider/complete/']);

/** Such a browser is nobody yet. */
export const isOnWayToProvider = ({ routeOptions }: Pick<FastifyRequest, 'routeOptions'>): boolean =>
  PROVIDER_ROUTES.has(routeOptions.url ?? '');
