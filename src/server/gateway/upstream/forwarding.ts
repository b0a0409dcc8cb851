import proxy from '@fastify/http-proxy';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { keepBodiesRaw } from '#server/api/http/content.ts';
import { jsonToWaldur, namesOf, queryToWaldur, type Names } from './url-rewriter.ts';
import { allowList } from './allow-list.ts';
import { passOn, type Answer } from './responses.ts';
import { connectionsTo } from './connections.ts';
import { requestHeaders, responseHeaders } from './forwarded-headers.ts';
import { ownAddress } from '#server/gateway/http/same-origin.ts';
import { PASSWORD_PATH } from '#server/gateway/session/sign-in-guard.ts';
import { failureOf, type Patience } from './failures.ts';

/** Sends what the contract knows to the Waldur at `origin`, over connections that are kept, and streams its answers. */
export async function registerForwarding(scope: FastifyInstance, origin: string, patience: Patience): Promise<void> {
  const allowed = allowList();
  allowed.delete(PASSWORD_PATH);
  // A request goes on when all of it is here: a half-sent one never reaches Waldur, and its length is known.
  keepBodiesRaw(scope);

  await scope.register(proxy, {
    upstream: origin,
    routes: [...allowed.keys()],
    proxyPayloads: false,
    disableRequestLogging: true,
    destroyAgent: true,
    // Given nothing, the proxy would accept any certificate.
    undici: connectionsTo(patience),
    preHandler(request, reply, done) {
      // The contract's paths need neither escapes nor empty segments; with them Waldur might read another path than we do.
      const [path = ''] = request.raw.url?.split('?') ?? [];
      const known = allowed.get(request.routeOptions.url ?? '')?.has(request.method);
      if (known && /^\/[A-Za-z0-9/_-]+$/.test(path) && !path.includes('//')) done();
      else reply.callNotFound();
    },
    handler(request, reply, destination, options) {
      const names = namesOf(origin, ownAddress(request));
      return reply.from(destination, {
        ...options,
        ...bodyOf(request, names),
        // Without this a 503 is asked for again up to ten times; the page offers a retry itself.
        retryDelay: () => null,
        queryString: () => queryToWaldur(request.raw.url?.split('?').slice(1).join('?') ?? '', names),
        rewriteRequestHeaders: (_request, headers) => requestHeaders(headers, request.id),
        rewriteHeaders: (headers) => responseHeaders(headers, names),
        // The types describe the message of another transport; undici gives exactly this.
        onResponse: (_request, _reply, answer) => void passOn(request, reply, answer as unknown as Answer, names),
        onError: (_reply, { error }) => void reply.send(failureOf(error)),
      });
    },
  });
}

/** The body as Waldur is to have it. None at all is said too, since some servers wait for one after a POST. */
function bodyOf({ method, body, headers }: FastifyRequest, names: Names) {
  if (method === 'GET' || method === 'HEAD') return {};
  if (!Buffer.isBuffer(body) || body.length === 0) return { body: null };
  const contentType = headers['content-type'] ?? 'application/octet-stream';
  if (/^application\/json\b/i.test(contentType)) {
    return { body: Buffer.from(jsonToWaldur(body.toString('latin1'), names), 'latin1'), contentType };
  }
  if (/^application\/x-www-form-urlencoded\b/i.test(contentType)) {
    return { body: queryToWaldur(body.toString('latin1'), names), contentType };
  }
  return { body, contentType };
}
