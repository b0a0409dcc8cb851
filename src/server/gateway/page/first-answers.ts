import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  type FirstAnswers,
  type ListAnswer,
  type PageAddress,
  type PageRenderer,
  type Reader,
} from '#contract/first-page.ts';
import type { SessionState } from '#contract/session.ts';
import { basePathOf } from '#server/base-path.ts';

const inTime = <Answer>(answer: Promise<Answer>, patience: number): Promise<Answer | undefined> =>
  Promise.race([answer, setTimeout(patience, undefined, { ref: false })]);

/** What only the browser's own request for a page says, and would be wrong in one for data. */
const OF_THE_PAGE = /^(accept|accept-encoding|range|if-.*|sec-fetch-.*|content-.*|upgrade.*|connection)$/;

/** As the page itself would ask right after its arrival: through all guards and limits, with the visitor's own cookie. */
function askAsPage(app: FastifyInstance, request: FastifyRequest, path: string) {
  const kept = Object.entries(request.headers).filter(([name]) => !OF_THE_PAGE.test(name));
  return app.inject({
    method: 'GET',
    url: basePathOf(request) + path,
    remoteAddress: request.socket.remoteAddress ?? '',
    headers: {
      ...Object.fromEntries(kept),
      accept: 'application/json',
      'sec-fetch-site': 'same-origin',
      'x-request-id': request.id,
    },
  });
}

async function readList(app: FastifyInstance, request: FastifyRequest, path: string): Promise<ListAnswer | undefined> {
  const answer = await askAsPage(app, request, path);
  if (answer.statusCode !== 200) return undefined;
  const rows: unknown = answer.json();
  if (!Array.isArray(rows)) return undefined;
  return { rows, total: Number(answer.headers['x-result-count'] ?? rows.length) };
}

export interface FirstAnswersUnderWay extends Omit<FirstAnswers, 'list'> {
  list: Promise<ListAnswer | undefined>;
}

export interface Visit {
  request: FastifyRequest;
  reply: FastifyReply;
  address: PageAddress;
  /** As the app told it in its cookie. */
  reader: Reader;
  /** How long the page waits for each answer, in milliseconds. */
  patience: number;
}

/**
 * Asks for the session and the list that a page begins with. `undefined` when the page has to ask itself: nobody is signed
 * in, the API is slow, or the page begins with no list. Cookies of the session go into `reply`.
 */
export async function askFirst(
  app: FastifyInstance,
  renderer: PageRenderer,
  { request, reply, address, reader, patience }: Visit,
): Promise<FirstAnswersUnderWay | undefined> {
  const path = renderer.firstList(address, reader.view);
  if (path === undefined) return undefined;
  const list = inTime(
    readList(app, request, path).catch(() => undefined),
    patience,
  );
  const answer = await inTime(askAsPage(app, request, '/session'), patience);
  if (!answer) return undefined;
  const cookies = answer.headers['set-cookie'];
  if (cookies !== undefined) reply.header('set-cookie', cookies);
  if (answer.statusCode !== 200) return undefined;
  const session: SessionState = answer.json();
  return session.user ? { session, list, reader } : undefined;
}
