import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { OperationId } from '#contract/operations.ts';
import { authenticate } from '#server/api/auth/authenticate.ts';
import { BODY_LIMIT } from '#server/api/http/content.ts';
import { apiDocument, methods, type Operation, readOperations } from './document.ts';
import { HttpError, insufficientStorage } from '#server/api/http/errors.ts';
import { describePath } from './metadata.ts';
import type { ApiOptions, Handlers, Input, Redirection } from './operation.ts';
import { keepBrowserKey } from '#server/api/http/browser-key.ts';
import { setPageHeaders } from '#server/api/http/paging.ts';
import { readContext, readInput } from './request.ts';
import { forSerializer } from './serializers.ts';

interface AnyResponse extends Partial<Redirection> {
  status: number;
  body: unknown;
  total?: number;
}

interface RouteOptions extends ApiOptions {
  handlers: Handlers;
}

export function registerRoutes(app: FastifyInstance, options: RouteOptions) {
  const paths = readOperations(apiDocument);
  for (const [path, operations] of paths) {
    const url = path.replace(/\{(\w+)\}/, ':$1');
    for (const operation of operations) registerOperation(app, url, operation, options);
    registerOtherMethods(app, url, operations, options);
  }
  registerUnknownPaths(app, [...paths.keys()]);
}

function registerOperation(app: FastifyInstance, url: string, operation: Operation, options: RouteOptions) {
  const { method, successes } = operation;
  const serializers = Object.entries(successes).map(([status, schema]) => [status, forSerializer(schema)]);
  app.route({
    method,
    url,
    bodyLimit: BODY_LIMIT,
    exposeHeadRoute: false,
    ...(serializers.length > 0 && { schema: { response: Object.fromEntries(serializers) } }),
    handler: async (request, reply) => serve(operation, request, reply, options),
  });
}

async function serve(operation: Operation, request: FastifyRequest, reply: FastifyReply, options: RouteOptions) {
  negotiate(request);
  const context = readContext(request, options);
  const actor = operation.isPublic ? undefined : await authenticate(request.headers.authorization, context);
  const shortage = isChange(operation) ? options.shortage?.() : undefined;
  if (shortage !== undefined) throw insufficientStorage(shortage);
  // The types cannot express in a loop over all operations that `readInput` reads the same one's.
  const handle = options.handlers[operation.id] as (input: Input<OperationId>) => Promise<AnyResponse>;
  const { replicas } = options;
  const db = replicas && actor && isOverview(operation) ? replicas.readFor(actor) : context.db;
  const input = readInput(operation, request, { ...context, db }, actor);
  // What has failed may have happened all the same.
  const noted = () => (replicas && actor && isChange(operation) ? replicas.noteChange(actor.id) : undefined);
  const response = await handle(input).finally(noted);
  if (response.total !== undefined) {
    setPageHeaders(reply, context.baseUrl + request.url, input.paging, response.total);
  }
  if (response.location !== undefined) reply.header('location', response.location);
  if (response.browserKey !== undefined) keepBrowserKey(request, reply, response.browserKey);
  return reply.code(response.status).send(response.body);
}

/** Not signing in and out: whoever reads has to, and it writes next to nothing. */
function isChange({ method, id }: Operation) {
  return method !== 'GET' && method !== 'HEAD' && !id.startsWith('auth_');
}

/** These may be a moment behind the changes of others; a single record never is, since people decide by it. */
function isOverview({ id }: Operation) {
  return /_(list|count|stats_retrieve)$/.test(id);
}

function negotiate(request: FastifyRequest) {
  if (!request.type(['application/json'])) {
    throw new HttpError(406, { detail: 'Could not satisfy the request Accept header.' });
  }
}

/** HEAD where there is a GET, OPTIONS with what the path offers, 405 for all others. */
function registerOtherMethods(app: FastifyInstance, url: string, operations: Operation[], options: RouteOptions) {
  const read = operations.find(({ method }) => method === 'GET');
  const served = new Set<string>(operations.map(({ method }) => method));
  if (read && !served.has('HEAD')) {
    registerOperation(app, url, { ...read, method: 'HEAD' }, options);
    served.add('HEAD');
  }
  // In the order of Django REST framework.
  const allow = [...methods.filter((method) => served.has(method)), 'OPTIONS'].join(', ');
  const others = app.supportedMethods.filter((method) => !served.has(method));
  const isPublic = operations.every((operation) => operation.isPublic);
  app.route({
    method: others,
    url,
    bodyLimit: BODY_LIMIT,
    handler: async (request, reply) => {
      negotiate(request);
      if (!isPublic) await authenticate(request.headers.authorization, readContext(request, options));
      if (request.method === 'OPTIONS') return reply.header('Allow', allow).send(describePath(operations));
      throw new HttpError(405, { detail: `Method "${request.method}" not allowed.` }, { Allow: allow });
    },
  });
}

/** Redirects when only the slash at the end is missing. */
function registerUnknownPaths(app: FastifyInstance, paths: string[]) {
  const patterns = paths.map((path) => new RegExp(`^${path.replace(/\{\w+\}/, '[^/]+')}$`));
  for (const url of ['/api', '/api/*', '/api-auth', '/api-auth/*']) {
    app.all(url, { bodyLimit: BODY_LIMIT }, async (request, reply) => {
      const [path = ''] = request.url.split('?');
      if (patterns.some((pattern) => pattern.test(`${path}/`))) {
        const [asked, ...query] = request.originalUrl.split('?');
        return reply.redirect([`${asked}/`, ...query].join('?'), 301);
      }
      throw new HttpError(404, { detail: 'Not found.' });
    });
  }
}
