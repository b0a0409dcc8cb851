import compress from '@fastify/compress';
import Fastify, {
  LogController,
  type FastifyInstance,
  type FastifyPluginAsync,
  type FastifyServerOptions,
} from 'fastify';
import { constants } from 'node:zlib';
import type { DemoAccount } from '#contract/session.ts';
import { api } from './api/api.ts';
import { belowBasePath, refuseElsewhere } from './base-path.ts';
import type { Database } from './db/database.ts';
import { embeddedUpstream } from './gateway/upstream/embedded.ts';
import { answerError } from './gateway/http/errors.ts';
import { registerGateway } from './gateway/gateway.ts';
import { takeLeave } from './gateway/http/drain.ts';
import { refuseOddHosts } from './gateway/http/validate-host.ts';
import { answerNotFound } from './gateway/http/not-found.ts';
import { limitRate } from './gateway/http/rate-limit.ts';
import { requestId, addRequestLog } from './gateway/http/request-log.ts';
import { deriveKey } from './gateway/session/secrets.ts';
import { addSecurityHeaders } from './gateway/http/security-headers.ts';
import { limitReading } from './gateway/http/response-timeout.ts';
import type { Patience } from './gateway/upstream/failures.ts';
import { answerUnreadableUrl } from './gateway/http/unreadable-url.ts';
import type { Upstream } from './gateway/upstream/upstream.ts';
import { registerWebApp } from './gateway/page/web-app.ts';
import type { Settings } from './settings.ts';

export interface AppOptions {
  /** The embedded API on this database, or a real Waldur at this origin. */
  upstream: { db: Database } | { waldurUrl: string; patience?: Patience };
  /** At least one secret of 32 characters or more. */
  sessionKeys: readonly string[];
  siteName?: string;
  /** What every address begins with, such as `/consents`; nothing unless given. */
  basePath?: string;
  /** Shown on the sign-in page; none unless given. */
  demoAccounts?: readonly DemoAccount[];
  trustProxy?: Settings['trustProxy'];
  /** Requests a second that one visitor may send; no limit unless given. */
  rateLimit?: number | undefined;
  timeouts?: Timeouts;
  now?: () => Date;
  /** No log unless given. */
  logger?: FastifyServerOptions['logger'];
  /** Where the built web app is; without it only the API and `/session` are served. */
  webDirectory?: string | undefined;
  /** How long a page waits for its first rows, in milliseconds; tests cannot bear that it depends on how busy a machine is. */
  rowsPatience?: number;
  /** Once aborted, `/healthz` answers 503 and no connection is kept, so that a proxy sends no more. */
  stopping?: AbortSignal;
  /** Registered before everything else: metrics, and faults that tests need and users cannot provoke. */
  plugins?: readonly FastifyPluginAsync[];
}

/** How long a slow client keeps its connection, in milliseconds. */
export interface Timeouts {
  headers: number;
  request: number;
  /** From the beginning of an answer to its end. */
  answer: number;
  /** Node looks for connections that took too long only this often. */
  lookEvery: number;
}

const TIMEOUTS: Timeouts = { headers: 10_000, request: 30_000, answer: 120_000, lookEvery: 5_000 };

/** The whole server without a socket: `main.ts` lets it listen, tests `inject` into it. The database stays the caller's. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const {
    siteName = 'Consent Desk',
    basePath = '',
    now = () => new Date(),
    timeouts = TIMEOUTS,
    sessionKeys,
  } = options;
  const [secret = ''] = sessionKeys;
  const app = Fastify({
    requestTimeout: timeouts.request,
    keepAliveTimeout: 72_000,
    http: { headersTimeout: timeouts.headers, connectionsCheckingInterval: timeouts.lookEvery },
    logger: options.logger ?? false,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestId,
    trustProxy: believed(options.trustProxy ?? false),
    bodyLimit: 1024 * 1024,
    frameworkErrors: answerUnreadableUrl,
    forceCloseConnections: 'idle',
    // A request that is here already is answered like any other.
    return503OnClosing: false,
    ...(basePath && { rewriteUrl: belowBasePath(basePath) }),
  });
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(answerNotFound);
  addRequestLog(app);
  addSecurityHeaders(app);
  limitReading(app, timeouts.answer);
  if (options.stopping) takeLeave(app, options.stopping);
  refuseOddHosts(app);
  if (options.rateLimit !== undefined) limitRate(app, options.rateLimit);
  if (basePath) refuseElsewhere(app, basePath);
  for (const plugin of options.plugins ?? []) await app.register(plugin);
  await app.register(compress, {
    threshold: 1024,
    encodings: ['br', 'gzip'],
    globalDecompression: false,
    // Quality 4 costs about as much as gzip and saves more; higher ones would be felt as latency.
    // What is sent in parts shall arrive in parts.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 }, flush: constants.BROTLI_OPERATION_FLUSH },
    zlibOptions: { flush: constants.Z_SYNC_FLUSH },
  });

  const upstream = await openUpstream(app, options.upstream, {
    basePath,
    now,
    siteName,
    tokenKey: deriveKey(secret, 'api tokens'),
  });
  const { demoAccounts = [], stopping } = options;
  await registerGateway(app, { upstream, sessionKeys, now, siteName, demoAccounts, stopping });
  const { webDirectory: directory, rowsPatience: patience } = options;
  if (directory !== undefined) await registerWebApp(app, { directory, basePath, patience });
  return app;
}

/** A number counts the proxies, beginning with the one that connects to us. */
function believed(proxies: Settings['trustProxy']) {
  return typeof proxies === 'number' ? (_address: string, hop: number) => hop < proxies : proxies;
}

async function openUpstream(
  app: FastifyInstance,
  upstream: AppOptions['upstream'],
  { basePath, ...apiOptions }: { basePath: string; now: () => Date; siteName: string; tokenKey: Buffer },
): Promise<Upstream> {
  if ('waldurUrl' in upstream) {
    // Loaded on demand, since the proxy costs the embedded start a tenth of its second.
    const { remoteUpstream } = await import('./gateway/upstream/remote.ts');
    return remoteUpstream(upstream.waldurUrl, upstream.patience);
  }
  const { db } = upstream;
  return embeddedUpstream(app, db, {
    basePath,
    routes: async (scope) => void (await scope.register(api, { ...apiOptions, db })),
  });
}
