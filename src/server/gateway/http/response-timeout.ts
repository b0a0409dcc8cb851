import type { FastifyInstance } from 'fastify';

/**
 * Closes the connection of whoever has not taken an answer `ms` milliseconds after it began. A half-read answer holds
 * memory, and one that comes from a Waldur holds a connection to it, of which there are not many.
 */
export function limitReading(app: FastifyInstance, ms: number): void {
  app.addHook('onSend', (request, { raw }, payload, done) => {
    const timer = setTimeout(() => {
      request.log.info('answer not read in time');
      raw.destroy();
    }, ms).unref();
    raw.once('close', () => clearTimeout(timer));
    done(null, payload);
  });
}
