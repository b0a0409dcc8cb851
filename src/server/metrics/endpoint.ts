import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Registry } from 'prom-client';

export interface Endpoint {
  /** Such as `http://127.0.0.1:9464/metrics`. */
  address: string;
  /** Lets `prepare` set what is known only when somebody looks. */
  beforeEach(prepare: () => void): void;
  close(): Promise<void>;
}

/** On a port of its own, which the proxy in front of the pages never reaches. */
export async function serveMetrics(registry: Registry, at: { host: string; port: number }): Promise<Endpoint> {
  const preparations: (() => void)[] = [];
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0];
    if (path !== '/metrics' || (request.method !== 'GET' && request.method !== 'HEAD')) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Only GET /metrics is served here.\n');
      return;
    }
    for (const prepare of preparations) prepare();
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  server.listen(at.port, at.host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`METRICS_PORT cannot be used: ${reason}.`, { cause: error });
  }
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : at.port;
  return {
    address: `http://${at.host.includes(':') ? `[${at.host}]` : at.host}:${port}/metrics`,
    beforeEach: (prepare) => void preparations.push(prepare),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
