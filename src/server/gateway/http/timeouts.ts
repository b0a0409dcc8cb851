import type { FastifyInstance } from 'fastify';

/** In milliseconds. */
export interface Timeouts {
  headers: number;
  request: number;
  /** From the start of a response to its end. */
  response: number;
  checkInterval: number;
}

export const TIMEOUTS: Timeouts = { headers: 10_000, request: 30_000, response: 120_000, checkInterval: 5_000 };

/** A response that is half read holds memory and, from a Waldur, one of the few connections to it. */
export function limitResponseTime(app: FastifyInstance, ms: number): void {
  app.addHook('onSend', (request, { raw }, payload, done) => {
    const timer = setTimeout(() => {
      request.log.info('response not read in time');
      raw.destroy();
    }, ms).unref();
    raw.once('close', () => clearTimeout(timer));
    done(null, payload);
  });
}

/** A proxy in front then keeps no connection open, and sends no request into one that is about to be closed. */
export function drainConnections(app: FastifyInstance, stopping: AbortSignal): void {
  app.addHook('onRequest', async (_request, reply) => {
    if (stopping.aborted) reply.header('connection', 'close');
  });
}
