import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Routes do not know the base path. Other URLs stay, for `requireBasePath`. */
export const withoutBasePath =
  (basePath: string) =>
  ({ url = '' }: IncomingMessage): string =>
    url.startsWith(`${basePath}/`) ? url.slice(basePath.length) : url;

/** The base path with which the request's URL began. */
export function basePathOf({ originalUrl, url }: Pick<FastifyRequest, 'originalUrl' | 'url'>): string {
  return originalUrl.slice(0, originalUrl.length - url.length);
}

/** Redirects if only the slash after the base path is missing, else responds 404, except below `exception`. */
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
