import type { FastifyInstance } from 'fastify';
import { request, type Dispatcher } from 'undici';
import { keepBodiesRaw, readContent } from '#server/api/http/content.ts';
import { readText } from './responses.ts';
import { openConnections, UPSTREAM_TIMEOUTS, type UpstreamTimeouts } from './connections.ts';
import { registerForwarding } from './forwarding.ts';
import { busy, failureOf, isJson, unexpected } from './failures.ts';
import { PASSWORD_PATH, visitorOf, type Upstream, type UpstreamCall, type UpstreamResponse } from './upstream.ts';

interface RemoteOptions {
  /** Where browsers reach it, if not at `origin`. */
  publicOrigin?: string | undefined;
  timeouts?: UpstreamTimeouts | undefined;
}

export function remoteUpstream(origin: string, options: RemoteOptions = {}): Upstream {
  const { publicOrigin = origin, timeouts = UPSTREAM_TIMEOUTS } = options;
  // Apart from those for forwarding, so that many lists at once keep nobody from signing in.
  const dispatcher = openConnections(timeouts);

  async function call({
    method,
    path,
    authorization,
    body,
    requestId,
    visitor,
  }: UpstreamCall): Promise<UpstreamResponse> {
    const headers = {
      accept: 'application/json',
      'accept-encoding': 'identity',
      'user-agent': 'consent-desk',
      'x-request-id': requestId,
      ...(visitor && { 'x-forwarded-for': visitor.address }),
      ...(visitor?.language !== undefined && { 'accept-language': visitor.language }),
      ...(authorization === undefined ? {} : { authorization }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const signal = AbortSignal.timeout(timeouts.responseMs);
    const json = body === undefined ? null : JSON.stringify(body);
    try {
      const response = await request(origin + path, { dispatcher, method, headers, signal, body: json });
      const text = await readText({ ...response, stream: response.body });
      const retryAfter = response.headers['retry-after']?.toString();
      return { status: response.statusCode, body: text === '' ? undefined : parse(response, text), retryAfter };
    } catch (error) {
      throw failureOf(error);
    }
  }

  return {
    publicOrigin,
    call,
    async check() {
      const { status } = await call({ method: 'GET', path: '/api/configuration/', requestId: 'healthz' });
      if (status !== 200) throw unexpected(status);
    },
    async routes(scope) {
      scope.addHook('onClose', () => dispatcher.destroy());
      registerPassword(scope, call);
      await registerForwarding(scope, origin, timeouts);
    },
  };
}

function parse(
  { statusCode, headers }: Pick<Dispatcher.ResponseData, 'statusCode' | 'headers'>,
  text: string,
): unknown {
  if (!isJson(headers['content-type'])) throw busy(statusCode) ?? unexpected(statusCode);
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed;
  } catch {
    throw unexpected(statusCode);
  }
}

/** No stream, since the throttle has to read who signs in before anything reaches Waldur. */
function registerPassword(parent: FastifyInstance, call: Upstream['call']): void {
  parent.register(async (scope) => {
    keepBodiesRaw(scope);
    scope.post(PASSWORD_PATH, async (request, reply) => {
      const content = await readContent(request);
      const body = typeof content === 'object' && content !== null ? content : {};
      const from = { requestId: request.id, visitor: visitorOf(request) };
      const response = await call({ method: 'POST', path: PASSWORD_PATH, body, ...from });
      if (response.status === 401) reply.header('www-authenticate', 'Token');
      if (response.retryAfter !== undefined) reply.header('retry-after', response.retryAfter);
      return reply.code(response.status).send(response.body);
    });
  });
}
