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
import type { ApiOptions } from './api/openapi/operation.ts';
import { withoutBasePath, requireBasePath } from './base-path.ts';
import type { Database } from './db/database.ts';
import { registerGateway } from './gateway/gateway.ts';
import { handleFrameworkError, sendError, sendNotFound } from './gateway/http/errors.ts';
import { clientErrorHandler, limitHeaders, MOST_READ } from './gateway/http/header-size.ts';
import { trustedProxies, validateHost } from './gateway/http/hosts.ts';
import { WAY_BACK } from './gateway/http/own-paths.ts';
import type { RateLimits } from './gateway/http/rate-limit.ts';
import { addRequestLog, requestId } from './gateway/http/request-log.ts';
import { addSecurityHeaders } from './gateway/http/security-headers.ts';
import { drainConnections, limitResponseTime, TIMEOUTS, type Timeouts } from './gateway/http/timeouts.ts';
import { registerWebApp } from './gateway/page/web-app.ts';
import { createMemory, type SessionMemory } from './gateway/session/memory.ts';
import { deriveKey } from './gateway/session/secrets.ts';
import type { UpstreamTimeouts } from './gateway/upstream/connections.ts';
import { embeddedUpstream } from './gateway/upstream/embedded.ts';
import type { Upstream } from './gateway/upstream/upstream.ts';
import type { OidcSettings } from './oidc-settings.ts';
import type { Settings } from './settings.ts';

export interface AppOptions {
  upstream:
    | ({ db: Database; oidc?: OidcSettings | undefined } & Pick<ApiOptions, 'passwords' | 'shortage' | 'replicas'>)
    | { waldurUrl: string; publicUrl?: string | undefined; timeouts?: UpstreamTimeouts };
  /** Secrets of at least 32 characters. */
  sessionKeys: readonly string[];
  siteName?: string;
  /** What the path of every URL begins with, such as `/consents`. */
  basePath?: string;
  demoAccounts?: readonly DemoAccount[];
  trustProxy?: Settings['trustProxy'];
  allowedHosts?: Settings['allowedHosts'];
  /** No limits unless given. */
  rateLimits?: RateLimits | undefined;
  timeouts?: Timeouts;
  /** Of this process alone unless given. */
  memory?: SessionMemory | undefined;
  now?: () => Date;
  logger?: FastifyServerOptions['logger'];
  /** Without it only the API and `/session` are served. */
  webDirectory?: string | undefined;
  /** Milliseconds; tests cannot bear that a page depends on how busy a machine is. */
  pageTimeLimit?: number;
  /** Once aborted, `/healthz` answers 503 and no connection is kept, so that a proxy sends no more. */
  stopping?: AbortSignal;
  /** Registered before all routes: metrics, and faults that tests need and users cannot cause. */
  plugins?: readonly FastifyPluginAsync[];
}

/** Without a socket: `main.ts` listens, tests `inject`. The caller closes the database. */
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
    http: {
      headersTimeout: timeouts.headers,
      connectionsCheckingInterval: timeouts.checkInterval,
      maxHeaderSize: MOST_READ,
    },
    clientErrorHandler: clientErrorHandler(siteName),
    logger: options.logger ?? false,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestId,
    trustProxy: trustedProxies(options.trustProxy ?? false),
    bodyLimit: 1024 * 1024,
    frameworkErrors: handleFrameworkError,
    forceCloseConnections: 'idle',
    // While the server stops, requests that have already arrived are served.
    return503OnClosing: false,
    ...(basePath && { rewriteUrl: withoutBasePath(basePath) }),
  });
  // Fastify would ask for a body's type before anything says that there is no such method here.
  app.addHttpMethod('QUERY', { hasBody: false, overrideExisting: true });
  app.setErrorHandler(sendError);
  app.setNotFoundHandler(sendNotFound);
  addRequestLog(app);
  addSecurityHeaders(app);
  limitResponseTime(app, timeouts.response);
  if (options.stopping) drainConnections(app, options.stopping);
  validateHost(app, options.allowedHosts);
  limitHeaders(app, { siteName, basePath });
  if (basePath) requireBasePath(app, basePath, WAY_BACK);
  for (const plugin of options.plugins ?? []) await app.register(plugin);
  await app.register(compress, {
    threshold: 1024,
    encodings: ['br', 'gzip'],
    globalDecompression: false,
    // Quality 4 costs about as much as gzip and saves more; higher ones add latency.
    // Flushing makes a response that is streamed arrive in the same parts.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 }, flush: constants.BROTLI_OPERATION_FLUSH },
    zlibOptions: { flush: constants.Z_SYNC_FLUSH },
  });

  const upstream = await openUpstream(app, options.upstream, {
    now,
    siteName,
    tokenKey: deriveKey(secret, 'api tokens'),
  });
  const { demoAccounts = [], rateLimits, stopping, memory = createMemory(now) } = options;
  const served = { upstream, sessionKeys, now, siteName, basePath, demoAccounts, memory };
  await registerGateway(app, { ...served, rateLimits, stopping });
  const { webDirectory: directory, pageTimeLimit: timeLimit } = options;
  if (directory !== undefined) await registerWebApp(app, { directory, basePath, timeLimit });
  return app;
}

async function openUpstream(
  app: FastifyInstance,
  upstream: AppOptions['upstream'],
  shared: Omit<ApiOptions, 'db'>,
): Promise<Upstream> {
  if ('waldurUrl' in upstream) {
    // Imported on demand, since loading the proxy takes a tenth of the embedded server's start.
    const { remoteUpstream } = await import('./gateway/upstream/remote.ts');
    const { waldurUrl, publicUrl: publicOrigin, timeouts } = upstream;
    return remoteUpstream(waldurUrl, { publicOrigin, timeouts });
  }
  const { db, oidc, passwords = true, shortage, replicas } = upstream;
  // Likewise, for a server without an identity provider.
  const identityProvider = oidc && (await import('./api/auth/openid-provider.ts')).createIdentityProvider(oidc);
  const apiOptions = { ...shared, db, replicas, passwords, shortage, identityProvider };
  return embeddedUpstream({
    db,
    log: app.log,
    routes: async (scope) => void (await scope.register(api, apiOptions)),
  });
}
