import type { FastifyReply, FastifyRequest } from 'fastify';

/** Every API path ends with a slash; like Waldur, a GET without it is sent on. Anything else does not exist. */
export function answerNotFound(request: FastifyRequest, reply: FastifyReply) {
  const [path = ''] = request.url.split('?');
  const forgotten = /^\/(api|api-auth)\/[A-Za-z0-9/_-]*[A-Za-z0-9_-]$/.test(path) && !path.includes('//');
  if (forgotten && (request.method === 'GET' || request.method === 'HEAD')) {
    const [asked, ...query] = request.originalUrl.split('?');
    return reply.redirect([`${asked}/`, ...query].join('?'), 301);
  }
  return reply.code(404).send({ detail: 'Not found.' });
}
