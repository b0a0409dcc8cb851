import type { FastifyInstance } from 'fastify';
import { request, type Dispatcher } from 'undici';
import { keepBodiesRaw, readContent } from '#server/api/http/content.ts';
import { readText } from './responses.ts';
import { connectionsTo } from './connections.ts';
import { registerForwarding } from './forwarding.ts';
import { PASSWORD_PATH } from '#server/gateway/session/sign-in-guard.ts';
import { busy, failureOf, isJson, PATIENCE, unexpected, type Patience } from './failures.ts';
import type { Upstream, UpstreamAnswer, UpstreamCall } from './upstream.ts';

/** A real Waldur at `origin`, reached over the network. */
export function remoteUpstream(origin: string, patience: Patience = PATIENCE): Upstream {
  // Apart from those of forwarding, so that many lists at once keep nobody from signing in.
  const dispatcher = connectionsTo(patience);

  async function call({ method, path, authorization, body, requestId }: UpstreamCall): Promise<UpstreamAnswer> {
    const headers = {
      accept: 'application/json',
      'accept-encoding': 'identity',
      'user-agent': 'consent-desk',
      'x-request-id': requestId,
      ...(authorization === undefined ? {} : { authorization }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const signal = AbortSignal.timeout(patience.answerMs);
    const json = body === undefined ? null : JSON.stringify(body);
    try {
      const answer = await request(origin + path, { dispatcher, method, headers, signal, body: json });
      const text = await readText({ ...answer, stream: answer.body });
      const retryAfter = answer.headers['retry-after']?.toString();
      return { status: answer.statusCode, body: text === '' ? undefined : parse(answer, text), retryAfter };
    } catch (error) {
      throw failureOf(error);
    }
  }

  return {
    call,
    async check() {
      const { status } = await call({ method: 'GET', path: '/api/configuration/', requestId: 'healthz' });
      if (status !== 200) throw unexpected(status);
    },
    async routes(scope) {
      scope.addHook('onClose', () => dispatcher.destroy());
      registerPassword(scope, call);
      await registerForwarding(scope, origin, patience);
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

/** Not streamed, because the throttle has to read who signs in before anything reaches Waldur. */
function registerPassword(parent: FastifyInstance, call: Upstream['call']): void {
  parent.register(async (scope) => {
    keepBodiesRaw(scope);
    scope.post(PASSWORD_PATH, async (request, reply) => {
      const content = await readContent(request);
      const body = typeof content === 'object' && content !== null ? content : {};
      const answer = await call({ method: 'POST', path: PASSWORD_PATH, body, requestId: request.id });
      if (answer.status === 401) reply.header('www-authenticate', 'Token');
      if (answer.retryAfter !== undefined) reply.header('retry-after', answer.retryAfter);
      return reply.code(answer.status).send(answer.body);
    });
  });
}
