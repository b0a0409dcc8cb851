import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';

/** An answer that the gateway itself decides on; the message is shown to people as `detail`. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly statusCode: number;
  /** The body, when it is not just `{detail}`. */
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

const WORDS: Record<string, string> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'JSON parse error - the body is not valid JSON.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'JSON parse error - the body is empty.',
  FST_ERR_CTP_BODY_TOO_LARGE: 'The body is too large; at most 1 MiB is accepted.',
};

/** Waldur's shape for every failure. Messages of unexpected ones stay in the log, under the request id of the answer. */
export function answerError(error: FastifyError | GatewayError, request: FastifyRequest, reply: FastifyReply) {
  // Left over when what fails is the stream of an answer that was about to be compressed.
  reply.removeHeader('content-encoding');
  if (error instanceof GatewayError) return refuse(reply, error);
  const status = error.statusCode ?? 500;
  if (status < 500) return reply.code(status).send({ detail: WORDS[error.code] ?? error.message });
  request.log.error({ err: error }, 'request failed');
  return reply.code(status).send({ detail: 'The server could not answer. Try again in a moment.' });
}
