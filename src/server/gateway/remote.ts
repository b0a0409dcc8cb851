import type { FastifyInstance } from 'fastify';
import { keepBodiesRaw, readContent } from '#server/api/content.ts';
import { registerForwarding } from './forwarding.ts';
import { PASSWORD_PATH } from './sign-in-guard.ts';
import { busy, failureOf, isJson, PATIENCE, unexpected, type Patience } from './upstream-failures.ts';
import type { Upstream, UpstreamAnswer, UpstreamCall } from './upstream.ts';

/** A real Waldur at `origin`, reached over the network. */
export function remoteUpstream(origin: string, patience: Patience = PATIENCE): Upstream {
  async function call({ method, path, authorization, body, requestId }: UpstreamCall): Promise<UpstreamAnswer> {
    const headers = new Headers({ accept: 'application/json', 'x-request-id': requestId });
    if (authorization !== undefined) headers.set('authorization', authorization);
    if (body !== undefined) headers.set('content-type', 'application/json');
    const init: RequestInit = { method, headers, redirect: 'manual', signal: AbortSignal.timeout(patience.answerMs) };
    try {
      const answer = await fetch(origin + path, body === undefined ? init : { ...init, body: JSON.stringify(body) });
      const text = await answer.text();
      const retryAfter = answer.headers.get('retry-after') ?? undefined;
      return { status: answer.status, body: text === '' ? undefined : parse(answer, text), retryAfter };
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
      registerPassword(scope, call);
      await registerForwarding(scope, origin, patience);
    },
  };
}

function parse({ status, headers }: Response, text: string): unknown {
  if (!isJson(headers.get('content-type'))) throw busy(status) ?? unexpected(status);
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed;
  } catch {
    throw unexpected(status);
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
