import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import proxy from '@fastify/http-proxy';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { allowList } from './allow-list.ts';
import { showsUsers, withoutToken } from './credentials.ts';
import { requestHeaders, responseHeaders } from './forwarded-headers.ts';
import { ownAddress } from './same-origin.ts';
import { PASSWORD_PATH } from './sign-in-guard.ts';
import { ANSWER_MS, down, isJson, slow, unexpected } from './upstream-failures.ts';

const CONNECT_MS = 5_000;

interface Answer {
  statusCode: number;
  headers: Record<string, unknown>;
  stream: Readable;
}

/** Streams what the contract knows to the Waldur at `origin`, over connections that are kept. */
export async function registerForwarding(scope: FastifyInstance, origin: string): Promise<void> {
  const allowed = allowList();
  allowed.delete(PASSWORD_PATH);

  await scope.register(proxy, {
    upstream: origin,
    routes: [...allowed.keys()],
    disableRequestLogging: true,
    undici: { connections: 64, connect: { timeout: CONNECT_MS }, headersTimeout: ANSWER_MS, bodyTimeout: ANSWER_MS },
    preHandler(request, reply, done) {
      // The contract's paths need neither escapes nor empty segments; with them Waldur might read another path than we do.
      const [path = ''] = request.raw.url?.split('?') ?? [];
      const known = allowed.get(request.routeOptions.url ?? '')?.has(request.method);
      if (known && !/[%\\;]|\/\/|\/\./.test(path)) done();
      else reply.callNotFound();
    },
    handler(request, reply, destination, options) {
      return reply.from(destination, {
        ...options,
        // Without this a 503 is asked for again up to ten times; the page offers a retry itself.
        retryDelay: () => null,
        rewriteRequestHeaders: (_request, headers) => ({
          ...requestHeaders(headers, request.id),
          ...(showsUsers(request) ? { 'accept-encoding': 'identity' } : {}),
        }),
        rewriteHeaders: (headers) => responseHeaders(headers, origin, ownAddress(request)),
        // The types describe the message of another transport; undici gives exactly this.
        onResponse: (_request, _reply, answer) => void passOn(request, reply, answer as unknown as Answer),
        onError: (_reply, { error }) => void reply.send(isTimeout(error) ? slow() : down()),
      });
    },
  });
}

const isTimeout = (error: Error) => 'statusCode' in error && error.statusCode === 504;

/** Sends the answer on as it comes in, unless it is no answer of an API or holds what the page must not see. */
async function passOn(request: FastifyRequest, reply: FastifyReply, { statusCode, headers, stream }: Answer) {
  const empty = request.method === 'HEAD' || statusCode === 204 || headers['content-length'] === '0';
  const redirect = statusCode >= 300 && statusCode < 400;
  if (redirect || (!empty && !isJson(headers['content-type']))) {
    stream.destroy();
    for (const name of Object.keys(reply.getHeaders()).filter((name) => name.startsWith('content-')))
      reply.removeHeader(name);
    return reply.send(unexpected(statusCode));
  }
  if (empty || !showsUsers(request)) return reply.send(stream);
  try {
    const users: unknown = JSON.parse(await text(stream));
    return reply.removeHeader('content-length').send(withoutToken(users));
  } catch {
    return reply.removeHeader('content-length').send(unexpected(statusCode));
  }
}
