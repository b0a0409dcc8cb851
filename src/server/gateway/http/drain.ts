import type { FastifyInstance } from 'fastify';

/**
 * Once `stopping` is aborted, each answer says that its connection ends with it. A proxy then keeps none to this process,
 * and no request is sent into one that is about to be closed.
 */
export function takeLeave(app: FastifyInstance, stopping: AbortSignal): void {
  app.addHook('onRequest', async (_request, reply) => {
    if (stopping.aborted) reply.header('connection', 'close');
  });
}
