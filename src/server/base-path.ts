import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/**
 * For Fastify's `rewriteUrl`: the address below `basePath`, which is all that routes know. One elsewhere stays as it is,
 * for `refuseElsewhere` to answer.
 */
export const belowBasePath =
  (basePath: string) =>
  ({ url = '' }: IncomingMessage): string =>
    url.startsWith(`${basePath}/`) ? url.slice(basePath.length) : url;

/** What was taken off the address of this request; empty for a server at the top of its host. */
export function basePathOf({ originalUrl, url }: Pick<FastifyRequest, 'originalUrl' | 'url'>): string {
  return originalUrl.slice(0, originalUrl.length - url.length);
}

/** Answers what is not below `basePath`: a forgotten slash after it is put right, anything else does not exist here. */
export function refuseElsewhere(app: FastifyInstance, basePath: string): void {
  app.addHook('onRequest', async (request, reply) => {
    if (basePathOf(request) !== '') return undefined;
    const [path, ...query] = request.url.split('?');
    if (path === basePath && (request.method === 'GET' || request.method === 'HEAD')) {
      return reply.redirect([`${basePath}/`, ...query].join('?'), 301);
    }
    return reply.code(404).send({ detail: `Not found. This server answers below ${basePath}/ only.` });
  });
}
