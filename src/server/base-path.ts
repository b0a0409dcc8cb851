import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** For Fastify's `rewriteUrl`: removes `basePath`, which routes do not know. Other URLs stay, for `requireBasePath`. */
export const withoutBasePath =
  (basePath: string) =>
  ({ url = '' }: IncomingMessage): string =>
    url.startsWith(`${basePath}/`) ? url.slice(basePath.length) : url;

/** The base path that this request's URL began with; empty for a server at the root of its host. */
export function basePathOf({ originalUrl, url }: Pick<FastifyRequest, 'originalUrl' | 'url'>): string {
  return originalUrl.slice(0, originalUrl.length - url.length);
}

/**
 * Responds to requests that are not below `basePath`: a redirect if only the slash after it is missing, else a 404. What is
 * below `exception` can be got all the same.
 */
export function requireBasePath(app: FastifyInstance, basePath: string, exception: string): void {
  app.addHook('onRequest', async (request, reply) => {
    if (basePathOf(request) !== '') return undefined;
    if (request.method === 'GET' && request.url.startsWith(exception)) return undefined;
    const [path, ...query] = request.url.split('?');
    if (path === basePath && (request.method === 'GET' || request.method === 'HEAD')) {
      return reply.redirect([`${basePath}/`, ...query].join('?'), 301);
    }
    return reply.code(404).send({ detail: `Not found. This server answers below ${basePath}/ only.` });
  });
}
