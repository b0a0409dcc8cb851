import type { FastifyInstance, FastifyRequest } from 'fastify';
import { safeReturnPath } from '#contract/session.ts';
import { basePathOf } from '#server/base-path.ts';
import { isPagePath } from '#server/gateway/http/own-paths.ts';
import { ownAddress, ownOrigin } from '#server/gateway/http/same-origin.ts';
import type { Upstream } from '#server/gateway/upstream/upstream.ts';
import type { AttemptCookie } from './attempt.ts';
import type { IdentityProviders } from './list.ts';
import { sendPlainPage } from '#server/gateway/http/plain-page.ts';

export interface BeginningOptions {
  upstream: Upstream;
  attempts: AttemptCookie;
  providers: IdentityProviders;
  siteName: string;
}

// Longer addresses do not fit into a cookie.
const LONGEST_BACK = 1500;

/** A path that needs no escape anywhere; the start page for anything that is no page. */
function backTo(query: unknown): string {
  const given = typeof query === 'object' && query !== null && 'return' in query ? query.return : undefined;
  const path = safeReturnPath(typeof given === 'string' ? given : null);
  if (path === undefined) return '/';
  const { pathname, search, hash } = new URL(path, 'http://desk.invalid');
  const whole = pathname + search + hash;
  const isPage = isPagePath(pathname) && !whole.startsWith('//') && whole.length <= LONGEST_BACK;
  return isPage ? whole : '/';
}

export const signInAddress = (basePath: string, back: string): string =>
  back === '/' ? `${basePath}/sign-in` : `${basePath}/sign-in?return=${encodeURIComponent(back)}`;

/** Another site could finish a sign-in that it began, and people would work in an account of its choice. */
function wasAskedFor(request: FastifyRequest): boolean {
  const { 'sec-fetch-site': site, referer } = request.headers;
  return site === undefined ? (referer ?? '').startsWith(`${ownAddress(request)}/`) : site === 'same-origin';
}

function languageOf({ headers }: FastifyRequest): Record<string, string> {
  const [tag] = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*(?=[,;]|$)/.exec(headers['accept-language'] ?? '') ?? [];
  return tag === undefined ? {} : { ui_locales: tag };
}

export function registerBeginning(app: FastifyInstance, options: BeginningOptions): void {
  const { upstream, attempts, providers, siteName } = options;

  app.get<{ Params: { name: string } }>(
    '/session/provider/:name',
    { exposeHeadRoute: false },
    async (request, reply) => {
      const back = backTo(request.query);
      const address = signInAddress(basePathOf(request), back);
      if (!wasAskedFor(request)) return reply.redirect(address, 303);
      const offered = await providers.offered(ownOrigin(request), request.id);
      const provider = offered.find(({ name }) => name === request.params.name);
      if (!provider) {
        return sendPlainPage(reply, 404, siteName, {
          title: 'This way to sign in is not offered',
          words: 'The server does not offer it, or not at present. Nobody was signed in.',
          link: { address, words: 'Sign in another way' },
        });
      }
      await attempts.begin(request, reply, { provider: provider.name, back });
      const query = new URLSearchParams({ return_url: ownOrigin(request), ...languageOf(request) });
      const there = upstream.publicOrigin ?? ownAddress(request);
      return reply.redirect(`${there}/api-auth/${provider.name}/init/?${query.toString()}`, 303);
    },
  );
}
