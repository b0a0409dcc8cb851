import Fastify, { LogController, type FastifyBaseLogger, type FastifyPluginAsync } from 'fastify';
import type { Database } from '#server/db/database.ts';
import { GatewayError } from '#server/gateway/http/errors.ts';
import { addRequestLog, requestId } from '#server/gateway/http/request-log.ts';
import type { Upstream } from './upstream.ts';

interface EmbeddedOptions {
  db: Database;
  routes: FastifyPluginAsync;
  log: FastifyBaseLogger;
}

/** The gateway's own calls go to a copy of the routes without limits, which no outside request can reach. */
export function embeddedUpstream({ db, routes, log }: EmbeddedOptions): Upstream {
  const inner = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestId,
  });
  addRequestLog(inner);
  inner.register(routes);
  return {
    async routes(scope) {
      // The copy needs a tenth of a second to get ready: before the first request, but not before the start.
      scope.addHook('onListen', async () => void (await inner.ready()));
      scope.addHook('onClose', () => inner.close());
      await routes(scope, {});
    },
    async call({ method, path, authorization, body, requestId }) {
      const headers: Record<string, string> = { accept: 'application/json', 'x-request-id': requestId };
      if (authorization !== undefined) headers.authorization = authorization;
      const response = await inner.inject({
        method,
        url: path,
        headers,
        ...(body === undefined ? {} : { payload: body }),
      });
      const retryAfter = response.headers['retry-after'];
      const parsed: unknown = response.body === '' ? undefined : response.json();
      if (response.statusCode === 503) throw away(parsed, retryAfter?.toString());
      return { status: response.statusCode, body: parsed, retryAfter: retryAfter?.toString() };
    },
    async check() {
      await db.query('SELECT 1');
    },
  };
}

const away = (body: unknown, retryAfter: string | undefined) =>
  new GatewayError(503, typeof body === 'object' && body !== null ? body : {}, {
    ...(retryAfter !== undefined && { 'retry-after': retryAfter }),
  });
