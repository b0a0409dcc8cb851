import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { answerError } from './errors.ts';

const literally = (url: string): string => {
  const [path = '', ...query] = url.split('?');
  return [path.replaceAll('%', '%25'), ...query].join('?');
};

/**
 * For Fastify's `frameworkErrors`: a path that cannot be decoded, such as `/%zz`, means what it says letter by letter, as
 * with Waldur. It is routed again, since Fastify runs no hook here: the answer needs its headers, shape and log line.
 */
export function answerUnreadableUrl(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  if (error.code !== 'FST_ERR_BAD_URL') return void answerError(error, request, reply);
  // `originalUrl` still has the base path, which the routing takes off once more.
  request.raw.url = literally(request.originalUrl);
  request.server.routing(request.raw, reply.raw);
}
