import type { FastifyInstance } from 'fastify';
import { setTimeout as wait } from 'node:timers/promises';

const STOP_WITHIN_MS = 9_000;

// For closing the database after that, when it writes what is in its memory.
const CLOSE_WITHIN_MS = 11_000;

interface StopOptions {
  app: FastifyInstance;
  /** Aborted when the stop begins: `/healthz` then responds 503. */
  stopping: AbortController;
  /** Serves on for so long, so that proxies notice before connections are refused. */
  drainMs: number;
  /** Runs after the last response. */
  close: () => Promise<void>;
}

/** A second signal exits at once. What is not finished after 20 seconds ends all the same, and loses nothing. */
export function stopOnSignals({ app, stopping, drainMs, close }: StopOptions): void {
  const giveUp = () => {
    process.stderr.write('Consent Desk ends without having closed everything: the database did not answer in time.\n');
    process.exit(1);
  };
  const stop = async () => {
    if (stopping.signal.aborted) process.exit(1);
    stopping.abort();
    await wait(drainMs);
    // Clients keep a connection alive whose last request was under way when the stop began.
    setInterval(() => app.server.closeIdleConnections(), 100).unref();
    // A client that never finishes must not delay the restart.
    setTimeout(() => app.server.closeAllConnections(), STOP_WITHIN_MS).unref();
    setTimeout(giveUp, STOP_WITHIN_MS + CLOSE_WITHIN_MS).unref();
    try {
      await app.close();
      await close();
      process.exit(0);
    } catch (error) {
      app.log.error({ err: error }, 'could not stop cleanly');
      process.exit(1);
    }
  };
  // A terminal that closes sends SIGHUP, which by default ends the process at once.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => void stop());
}
