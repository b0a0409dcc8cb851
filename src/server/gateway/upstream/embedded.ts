import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { Database } from '#server/db/database.ts';
import type { Upstream } from './upstream.ts';

/** No connection from outside can have an address that is none, so this tells the gateway's own calls apart. */
const OWN_CALL = 'gateway';

export const isOwnCall = (request: FastifyRequest) => request.raw.socket.remoteAddress === OWN_CALL;

/** The embedded API in the same process: its routes are part of `app`, and own calls never touch the network. */
export function embeddedUpstream(
  app: FastifyInstance,
  db: Database,
  { routes, basePath }: { routes: FastifyPluginAsync; basePath: string },
): Upstream {
  return {
    routes,
    async call({ method, path, authorization, body, requestId }) {
      const headers: Record<string, string> = { accept: 'application/json', 'x-request-id': requestId };
      if (authorization !== undefined) headers.authorization = authorization;
      const answer = await app.inject({
        method,
        url: basePath + path,
        headers,
        remoteAddress: OWN_CALL,
        ...(body === undefined ? {} : { payload: body }),
      });
      const retryAfter = answer.headers['retry-after'];
      const parsed: unknown = answer.body === '' ? undefined : answer.json();
      return { status: answer.statusCode, body: parsed, retryAfter: retryAfter?.toString() };
    },
    async check() {
      await db.query('SELECT 1');
    },
  };
}
