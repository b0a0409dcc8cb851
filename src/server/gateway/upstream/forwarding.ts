import proxy from '@fastify/http-proxy';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import contract from '#contract/openapi.json' with { type: 'json' };
import { keepBodiesRaw } from '#server/api/http/content.ts';
import { ownAddress } from '#server/gateway/http/same-origin.ts';
import { openConnections, type UpstreamTimeouts } from './connections.ts';
import { failureOf } from './failures.ts';
import { requestHeaders, responseHeaders } from './forwarded-headers.ts';
import { passOn, type WaldurResponse } from './responses.ts';
import { PASSWORD_PATH } from './upstream.ts';
import { baseUrls, jsonToWaldur, queryToWaldur, type BaseUrls } from './url-rewriter.ts';

const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete'] as const;

/** The contract's paths as Fastify's route patterns, each with its methods. */
function allowList(): Map<string, Set<string>> {
  const allowed = new Map<string, Set<string>>();
  for (const [path, operations] of Object.entries(contract.paths)) {
    if ('x-not-forwarded' in operations) continue;
    const route = path.replaceAll('{uuid}', ':uuid(^[0-9a-fA-F-]{32,36}$)');
    const methods = METHODS.filter((method) => method in operations).map((method) => method.toUpperCase());
    allowed.set(route, new Set(methods));
  }
  return allowed;
}

/** Streams the responses; what the contract does not know is a 404. */
export async function registerForwarding(
  scope: FastifyInstance,
  origin: string,
  timeouts: UpstreamTimeouts,
): Promise<void> {
  const allowed = allowList();
  allowed.delete(PASSWORD_PATH);
  // Bodies are buffered, so that a request that is cut off never reaches Waldur and the length is known.
  keepBodiesRaw(scope);

  await scope.register(proxy, {
    upstream: origin,
    routes: [...allowed.keys()],
    proxyPayloads: false,
    disableRequestLogging: true,
    destroyAgent: true,
    // By default the proxy would accept any certificate.
    undici: openConnections(timeouts),
    preHandler(request, reply, done) {
      // The contract's paths need no escapes and no empty segments, by which Waldur might read another path than we do.
      const [path = ''] = request.raw.url?.split('?') ?? [];
      const known = allowed.get(request.routeOptions.url ?? '')?.has(request.method);
      if (known && /^\/[A-Za-z0-9/_-]+$/.test(path) && !path.includes('//')) done();
      else reply.callNotFound();
    },
    handler(request, reply, destination, options) {
      const urls = baseUrls(origin, ownAddress(request));
      return reply.from(destination, {
        ...options,
        ...bodyOf(request, urls),
        // By default a 503 is retried up to ten times; the page offers a retry itself.
        retryDelay: () => null,
        queryString: () => queryToWaldur(request.raw.url?.split('?').slice(1).join('?') ?? '', urls),
        rewriteRequestHeaders: (_request, headers) => requestHeaders(headers, request),
        rewriteHeaders: (headers) => responseHeaders(headers, urls),
        // The types describe the message of another transport; undici gives exactly this.
        onResponse: (_request, _reply, response) =>
          void passOn(request, reply, response as unknown as WaldurResponse, urls),
        onError: (_reply, { error }) => void reply.send(failureOf(error)),
      });
    },
  });
}

/** An empty body is `null`, with a length of 0: some servers wait for one after a POST. */
function bodyOf({ method, body, headers }: FastifyRequest, urls: BaseUrls) {
  if (method === 'GET' || method === 'HEAD') return {};
  if (!Buffer.isBuffer(body) || body.length === 0) return { body: null };
  const contentType = headers['content-type'] ?? 'application/octet-stream';
  if (/^application\/json\b/i.test(contentType)) {
    return { body: Buffer.from(jsonToWaldur(body.toString('latin1'), urls), 'latin1'), contentType };
  }
  if (/^application\/x-www-form-urlencoded\b/i.test(contentType)) {
    return { body: queryToWaldur(body.toString('latin1'), urls), contentType };
  }
  return { body, contentType };
}
