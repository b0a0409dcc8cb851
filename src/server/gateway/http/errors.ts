import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';

/** The message is shown to people as `detail`. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly statusCode: number;
  /** Only `{detail}` for a text. */
  readonly body: object;
  readonly headers: Record<string, string>;

  constructor(statusCode: number, body: string | object, headers: Record<string, string> = {}) {
    super(typeof body === 'string' ? body : JSON.stringify(body));
    this.statusCode = statusCode;
    this.body = typeof body === 'string' ? { detail: body } : body;
    this.headers = headers;
  }
}

/** For hooks in front of routes that have an error handler of their own, which would not know a `GatewayError`. */
export function refuse(reply: FastifyReply, error: GatewayError): FastifyReply {
  return reply.code(error.statusCode).headers(error.headers).send(error.body);
}

const MESSAGES: Record<string, string> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'JSON parse error - the body is not valid JSON.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'JSON parse error - the body is empty.',
  FST_ERR_CTP_BODY_TOO_LARGE: 'The body is too large; at most 1 MiB is accepted.',
};

/** Every failure in Waldur's shape; the message of an unexpected one goes to the log only, under the request's id. */
export function sendError(error: FastifyError | GatewayError, request: FastifyRequest, reply: FastifyReply) {
  // Still set when the stream of a response that was about to be compressed is what failed.
  reply.removeHeader('content-encoding');
  if (error instanceof GatewayError) return refuse(reply, error);
  const status = error.statusCode ?? 500;
  if (status < 500) return reply.code(status).send({ detail: MESSAGES[error.code] ?? error.message });
  request.log.error({ err: error }, 'request failed');
  return reply.code(status).send({ detail: 'The server could not answer. Try again in a moment.' });
}

/** As Waldur, redirects a GET of an API path without its last slash to the one with it. */
export function sendNotFound(request: FastifyRequest, reply: FastifyReply) {
  const [path = ''] = request.url.split('?');
  const lacksSlash = /^\/(api|api-auth)\/[A-Za-z0-9/_-]*[A-Za-z0-9_-]$/.test(path) && !path.includes('//');
  if (lacksSlash && (request.method === 'GET' || request.method === 'HEAD')) {
    const [asked, ...query] = request.originalUrl.split('?');
    return reply.redirect([`${asked}/`, ...query].join('?'), 301);
  }
  return reply.code(404).send({ detail: 'Not found.' });
}

/** Takes a path such as `/%zz` letter by letter, as Waldur does. Fastify runs no hooks here, so it is routed again. */
export function handleFrameworkError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  if (error.code !== 'FST_ERR_BAD_URL') return void sendError(error, request, reply);
  // `originalUrl` still begins with the base path, which routing removes again.
  const [path = '', ...query] = request.originalUrl.split('?');
  request.raw.url = [path.replaceAll('%', '%25'), ...query].join('?');
  request.server.routing(request.raw, reply.raw);
}
