import type { FastifyInstance } from 'fastify';
import { keepBodiesRaw, readContent } from '#server/api/content.ts';
import { GatewayError } from './errors.ts';
import { registerForwarding } from './forwarding.ts';
import { PASSWORD_PATH } from './sign-in-guard.ts';
import { ANSWER_MS, down, isJson, slow, unexpected } from './upstream-failures.ts';
import type { Upstream, UpstreamAnswer, UpstreamCall } from './upstream.ts';

/** A real Waldur at `origin`, reached over the network. */
export function remoteUpstream(origin: string): Upstream {
  async function call({ method, path, authorization, body, requestId }: UpstreamCall): Promise<UpstreamAnswer> {
    const headers = new Headers({ accept: 'application/json', 'x-request-id': requestId });
    if (authorization !== undefined) headers.set('authorization', authorization);
    if (body !== undefined) headers.set('content-type', 'application/json');
    const init: RequestInit = { method, headers, redirect: 'manual', signal: AbortSignal.timeout(ANSWER_MS) };
    try {
      const answer = await fetch(origin + path, body === undefined ? init : { ...init, body: JSON.stringify(body) });
      const text = await answer.text();
      const retryAfter = answer.headers.get('retry-after') ?? undefined;
      if (text !== '' && !isJson(answer.headers.get('content-type'))) throw unexpected(answer.status);
      const parsed: unknown = text === '' ? undefined : JSON.parse(text);
      return { status: answer.status, body: parsed, retryAfter };
    } catch (error) {
      if (error instanceof GatewayError) throw error;
      throw error instanceof DOMException && error.name === 'TimeoutError' ? slow() : down();
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
      await registerForwarding(scope, origin);
    },
  };
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
