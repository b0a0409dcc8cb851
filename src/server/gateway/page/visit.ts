import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ApiResponse } from '#contract/page.ts';
import { PAGE_USER_HEADER, type SessionState } from '#contract/session.ts';
import { basePathOf } from '#server/base-path.ts';

/** These headers are about the page and would be wrong in a request for data, for which only the session counts. */
const OF_THE_PAGE = /^(accept|accept-encoding|authorization|range|if-.*|sec-fetch-.*|content-.*|upgrade.*|connection)$/;

interface Question {
  path: string;
  method?: string;
  language?: string;
  user?: string | undefined;
}

/** Asks as the page itself would: through all guards and limits, with the visitor's own cookie. */
export async function askAsPage(
  app: FastifyInstance,
  request: FastifyRequest,
  { path, method, user, language }: Question,
): Promise<ApiResponse> {
  const kept = Object.entries(request.headers).filter(([name]) => !OF_THE_PAGE.test(name));
  const response = await app.inject({
    method: method === 'HEAD' ? 'HEAD' : 'GET',
    url: basePathOf(request) + path,
    remoteAddress: request.socket.remoteAddress ?? '',
    headers: {
      ...Object.fromEntries(kept),
      accept: 'application/json',
      'sec-fetch-site': 'same-origin',
      'x-request-id': request.id,
      ...(language !== undefined && { 'accept-language': language }),
      ...(user !== undefined && { [PAGE_USER_HEADER]: user }),
    },
  });
  const headers = Object.entries(response.headers).map(([name, value]) => [name, String(value)] as const);
  return { status: response.statusCode, headers: Object.fromEntries(headers), body: response.body };
}

/**
 * Browsers send no `SameSite=Strict` cookie with a link from another site; older ones do not say where a request is
 * from.
 */
const bringsCookies = ({ headers }: FastifyRequest) =>
  headers['sec-fetch-site'] === 'none' || headers['sec-fetch-site'] === 'same-origin';

/** Cookies of the session go into `reply`; `timeLimit` is in milliseconds. @returns undefined where the page asks */
export async function readSession(
  app: FastifyInstance,
  { request, reply, timeLimit }: { request: FastifyRequest; reply: FastifyReply; timeLimit: number },
): Promise<SessionState | undefined> {
  const late = setTimeout(timeLimit, undefined, { ref: false });
  const response = await Promise.race([askAsPage(app, request, { path: '/session' }), late]);
  if (!response) return undefined;
  const cookies = response.headers['set-cookie'];
  if (cookies !== undefined) reply.header('set-cookie', cookies);
  if (response.status !== 200) return undefined;
  const session: SessionState = JSON.parse(response.body);
  return session.user || bringsCookies(request) ? session : undefined;
}
