import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SessionState, SignedOut } from '#contract/session.ts';
import { ownOrigin, requireSameOrigin } from '#server/gateway/http/same-origin.ts';
import { unexpected } from '#server/gateway/upstream/failures.ts';
import type { Session, SessionCookie } from './cookie.ts';
import { createRules, createUserLookup } from './shared-answers.ts';
import { sessionState, type Deployment, type SessionStateOptions } from './state.ts';
import { pageUserRefusal, takePageUser } from './page-user.ts';
import { webAddress, type IdentityProviders } from './providers/list.ts';
import { readCredentials, readScope } from './sign-in-request.ts';
import { signIn } from './sign-in.ts';
import type { Throttle } from './throttle.ts';
import { tokenKind } from './token.ts';

export interface SessionRoutesOptions extends SessionStateOptions {
  cookie: SessionCookie;
  throttle: Throttle;
  providers: IdentityProviders;
}

/** Waldur's sign-out ends the ordinary token, whichever token asks. @returns where the provider ends its session */
async function signOutEverywhere(
  { upstream, providers }: SessionRoutesOptions,
  { authorization, provider }: Session,
  requestId: string,
): Promise<string | undefined> {
  const kind = tokenKind(authorization);
  if (kind === 'personal') return undefined;
  if (kind === 'provider') return provider && (await providers.logoutUrl(provider, requestId));
  const { status, body } = await upstream.call({ method: 'POST', path: '/api-auth/logout/', authorization, requestId });
  // 401 means that the token is already deleted.
  if (![200, 204, 401].includes(status)) throw unexpected(status);
  return typeof body === 'object' && body !== null && 'logout_url' in body ? webAddress(body.logout_url) : undefined;
}

export function registerSession(app: FastifyInstance, options: SessionRoutesOptions): void {
  const { cookie, upstream } = options;
  const userOf = createUserLookup(upstream);
  const rules = createRules(upstream, options.now);

  async function offered(request: FastifyRequest, isSignedIn: boolean): Promise<Deployment> {
    const [deployment, providers] = await Promise.all([
      rules(isSignedIn, request.id),
      options.providers.offered(ownOrigin(request), request.id),
    ]);
    return { ...deployment, providers: deployment.bySocial ? providers : [] };
  }

  app.get('/session', async (request: FastifyRequest, reply: FastifyReply): Promise<SessionState> => {
    const session = await cookie.read(request);
    // Runs while the API is asked for the user.
    const deployment = offered(request, session !== undefined);
    const known = session && (await userOf(session.authorization, request.id));
    if (session && known) {
      await cookie.touch(request, reply, session);
      return sessionState(options, await deployment, { known, session });
    }
    if (!session && !(await cookie.isLeftOver(request))) return sessionState(options, await deployment);
    // In the browser only: the API knows that it is over, and a page that this one leads to shall say so too.
    await cookie.end(request, reply, undefined);
    return { ...sessionState(options, await deployment), ended: 'expired' };
  });

  app.post('/session', async (request: FastifyRequest, reply: FastifyReply): Promise<SessionState> => {
    requireSameOrigin(request);
    const previous = await cookie.read(request);
    const { authorization, known } = await signIn(options, request, readCredentials(request.body));
    const { uuid, username } = known.user;
    if (previous) await cookie.end(request, reply, previous);
    const session = await cookie.begin(request, reply, { authorization, uuid, username });
    return sessionState(options, await offered(request, true), { known, session });
  });

  app.delete('/session', async (request: FastifyRequest, reply: FastifyReply): Promise<SignedOut> => {
    requireSameOrigin(request);
    const scope = readScope(request.body);
    // Out of this browser in any case, also while nobody can say whether it is over already.
    const session = await cookie.read(request).catch(() => cookie.open(request));
    const refusal = session && pageUserRefusal(session, takePageUser(request.raw));
    if (refusal) throw refusal;
    const logoutUrl =
      session && scope === 'everywhere' ? await signOutEverywhere(options, session, request.id) : undefined;
    await cookie.end(request, reply, session);
    const state = sessionState(options, await offered(request, false));
    return logoutUrl === undefined ? state : { ...state, logoutUrl };
  });
}
