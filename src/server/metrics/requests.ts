import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { CONSENTS } from '#contract/paths.ts';
import { WAY_BACK } from '#server/gateway/http/own-paths.ts';
import { PASSWORD_PATH } from '#server/gateway/upstream/upstream.ts';
import type { Instruments } from './instruments.ts';

const ACTIONS: Record<string, string> = {
  [`POST ${CONSENTS}`]: 'grant',
  [`POST ${CONSENTS}:uuid/revoke/`]: 'revoke',
  [`PUT ${CONSENTS}:uuid/`]: 'amend',
  [`PATCH ${CONSENTS}:uuid/`]: 'amend',
  [`DELETE ${CONSENTS}:uuid/`]: 'delete',
};

/** The gateway's own calls to the API are part of the request that makes them. */
export function measureRequests(instruments: Instruments): FastifyPluginAsync {
  return fastifyPlugin(async (app) => {
    app.addHook('onResponse', async (request, reply) => {
      const route = routeOf(request);
      const { method } = request;
      const labels = { method, route, status: String(reply.statusCode) };
      instruments.requests.observe(labels, reply.elapsedTime / 1000);
      countMeaning(instruments, `${method} ${route}`, reply);
    });
  });
}

/** Addresses that no route knows share one name. */
function routeOf({ routeOptions }: FastifyRequest): string {
  return routeOptions.url?.replaceAll(/\(\^[^)]*\$\)/g, '') ?? 'unmatched';
}

function countMeaning({ signIns, sessions, consentChanges }: Instruments, what: string, reply: FastifyReply): void {
  const succeeded = reply.statusCode < 300;
  if (what === 'POST /session') {
    signIns.inc({ door: 'page', result: resultOf(reply) });
    if (succeeded) sessions.inc({ event: 'started' });
  }
  if (what === `GET ${WAY_BACK}*`) {
    signIns.inc({ door: 'provider', result: resultOf(reply) });
    if (succeeded) sessions.inc({ event: 'started' });
  }
  if (what === `POST ${PASSWORD_PATH}`) signIns.inc({ door: 'program', result: resultOf(reply) });
  if (what === 'DELETE /session' && succeeded) sessions.inc({ event: 'signed_out' });
  const action = ACTIONS[what];
  if (action && succeeded) consentChanges.inc({ action });
}

function resultOf(reply: FastifyReply): string {
  const { statusCode: status } = reply;
  if (status < 300) return 'success';
  if (status === 429 || (status === 401 && reply.hasHeader('retry-after'))) return 'throttled';
  if (status === 401 || status === 403) return 'refused';
  return status < 500 ? 'invalid' : 'failed';
}
