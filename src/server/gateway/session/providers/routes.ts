import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { basePathOf } from '#server/base-path.ts';
import { GatewayError } from '#server/gateway/http/errors.ts';
import { WAY_BACK } from '#server/gateway/http/own-paths.ts';
import { sendPlainPage } from '#server/gateway/http/plain-page.ts';
import type { SessionCookie } from '#server/gateway/session/cookie.ts';
import { MAX_TOKEN } from '#server/gateway/session/sign-in-request.ts';
import { throttled, tokenIn, type SignedIn, type SignInOptions } from '#server/gateway/session/sign-in.ts';
import { fetchUser } from '#server/gateway/session/state.ts';
import { authorizationFor } from '#server/gateway/session/token.ts';
import { unexpected } from '#server/gateway/upstream/failures.ts';
import { visitorOf } from '#server/gateway/upstream/upstream.ts';
import { registerBeginning, signInAddress, type BeginningOptions } from './begin.ts';
import { EXCHANGE_PATH } from './list.ts';

export interface ProviderRoutesOptions extends SignInOptions, BeginningOptions {
  cookie: SessionCookie;
  basePath: string;
}

const TITLES: Record<number, string> = {
  400: 'The sign-in was not finished',
  403: 'Nobody was signed in',
  429: 'Too many tries',
};

const CODE = /^[A-Za-z0-9_-]{1,200}$/;

function codeIn({ query }: FastifyRequest): string {
  const code = typeof query === 'object' && query !== null && 'code' in query ? query.code : undefined;
  if (typeof code === 'string' && CODE.test(code)) return code;
  throw new GatewayError(400, 'What came back has no code to sign in with, so nobody was signed in.');
}

/** A code works once and for ten seconds. */
async function exchange({ upstream }: ProviderRoutesOptions, code: string, request: FastifyRequest): Promise<SignedIn> {
  const { id: requestId } = request;
  const visitor = visitorOf(request);
  const response = await upstream.call({ method: 'POST', path: EXCHANGE_PATH, body: { code }, requestId, visitor });
  const token = tokenIn(response);
  if (token === undefined) {
    if (response.status < 400 || response.status >= 500) throw unexpected(response.status);
    throw new GatewayError(403, 'The code that came back was used before, or is older than ten seconds.');
  }
  if (token.length > MAX_TOKEN || !/^[\x21-\x7e]+$/.test(token)) {
    throw new GatewayError(502, 'The identity provider’s token is too long to be kept in a cookie.');
  }
  const authorization = authorizationFor(token);
  const known = await fetchUser(upstream, authorization, requestId);
  if (known) return { authorization, known };
  throw new GatewayError(403, 'The server behind this page does not accept the token that it gave itself.');
}

const notBegunHere = () =>
  new GatewayError(
    403,
    'This sign-in was begun in another browser or by another site, was finished before, or took longer than ten minutes.',
  );

/** A page of another site may not do this in a frame or in the background. */
const isVisit = ({ headers }: FastifyRequest) => (headers['sec-fetch-dest'] ?? 'document') === 'document';

export function registerProviders(app: FastifyInstance, options: ProviderRoutesOptions): void {
  const { attempts, cookie, throttle, basePath, siteName } = options;
  registerBeginning(app, options);

  async function begin(request: FastifyRequest, reply: FastifyReply, provider: string) {
    const code = codeIn(request);
    const attempt = () => exchange(options, code, request);
    const { authorization, known } = await throttled(throttle, request, undefined, attempt);
    const { uuid, username } = known.user;
    await cookie.begin(request, reply, { authorization, uuid, username, provider });
  }

  app.get<{ Params: { '*': string } }>(`${WAY_BACK}*`, { exposeHeadRoute: false }, async (request, reply) => {
    if (basePathOf(request) !== '') return reply.callNotFound();
    const name = request.params['*'].replace(/\/$/, '');
    const attempt = isVisit(request) ? await attempts.take(request, reply) : undefined;
    try {
      if (attempt?.provider !== name) throw notBegunHere();
      await begin(request, reply, name);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      const { statusCode, message, headers } = error;
      return sendPlainPage(reply.headers(headers), statusCode, siteName, {
        title: TITLES[statusCode] ?? 'Signing in is not possible now',
        words: message,
        link: { address: signInAddress(basePath, attempt?.back ?? '/'), words: 'Sign in again' },
      });
    }
    // After a redirect the browser would still come from another site, and keep the session's cookie to itself.
    return sendPlainPage(reply, 200, siteName, {
      title: 'You are signed in',
      words: 'The page that you came for opens by itself.',
      link: { address: basePath + attempt.back, words: 'Continue' },
      goesOnAfter: 0,
    });
  });
}
