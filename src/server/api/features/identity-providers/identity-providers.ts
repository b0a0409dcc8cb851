import { ProviderError, type IdentityProvider } from '#server/api/auth/identity-provider.ts';
import { keepIdToken } from '#server/api/auth/id-tokens.ts';
import { issueToken } from '#server/api/auth/tokens.ts';
import { HttpError, invalid } from '#server/api/http/errors.ts';
import { countPage, listPage } from '#server/api/http/paging.ts';
import type { Context, Feature } from '#server/api/openapi/operation.ts';
import { accountOf } from './accounts.ts';
import { beginAttempt, issueCode, takeAttempt, takeCode } from './attempts.ts';
import { profileOf } from './claims.ts';

/** Waldur has a name in paths for each product; here there is one provider, of any make. */
const NAME = 'oidc';

type Operations =
  | 'identity_providers_list'
  | 'identity_providers_count'
  | 'auth_provider_init'
  | 'auth_provider_complete'
  | 'auth_token_exchange';

const refused = (message: string, cause?: unknown) =>
  new HttpError(401, { detail: `${NAME} error: ${message}` }, {}, cause);

function providerCalled(name: string, { identityProvider }: Context): IdentityProvider {
  if (identityProvider && name === NAME) return identityProvider;
  throw new HttpError(401, { detail: 'Identity provider is not defined.' });
}

/** @throws HttpError 401 with what the provider says, or that it says nothing usable */
async function asked<Result>(question: Promise<Result>): Promise<Result> {
  try {
    return await question;
  } catch (error) {
    if (error instanceof ProviderError) throw refused(error.message, error.cause && error);
    throw error;
  }
}

/** Origins are compared exactly, as in Waldur; this server's own needs no permission. */
function returnOrigin(wanted: string | undefined, { baseUrl }: Context, { settings }: IdentityProvider): string {
  const own = new URL(baseUrl).origin;
  const origin = wanted ?? own;
  if (origin === own || settings.allowedRedirects.includes(origin)) return origin;
  throw refused(`Return URL domain ${origin} is not in the allowed redirects list.`);
}

const redirectUri = ({ baseUrl }: Context) => `${baseUrl}/api-auth/${NAME}/complete/`;

const NOT_BEGUN =
  'Invalid auth state. This sign-in was begun in another browser, was finished before, or took longer than ten minutes.';

export const identityProviders: Feature<Operations> = {
  async identity_providers_list({ identityProvider, paging }) {
    const all = listed(identityProvider);
    const page = async (limit: number, offset: number) => all.slice(offset, offset + limit);
    return listPage(paging, async () => all.length, page);
  },

  identity_providers_count: async ({ identityProvider, paging }) =>
    countPage(paging, async () => listed(identityProvider).length),

  async auth_provider_init(input) {
    const { db, tokenKey, now, query, path } = input;
    const provider = providerCalled(path.provider, input);
    const origin = returnOrigin(query.return_url, input, provider);
    const { challenge, browserKey } = await beginAttempt(db, tokenKey, origin, now);
    const location = await asked(provider.authorizationUrl(redirectUri(input), challenge, query.ui_locales));
    return { status: 302, body: undefined, location, browserKey };
  },

  async auth_provider_complete(input) {
    const { db, tokenKey, now, query, path, browserKey = '' } = input;
    const provider = providerCalled(path.provider, input);
    const attempt = await takeAttempt(db, tokenKey, { state: query.state ?? '', browserKey }, now);
    if (!attempt) throw refused(NOT_BEGUN);
    const cameBack = new URL(redirectUri(input));
    for (const [name, value] of Object.entries(query)) cameBack.searchParams.set(name, value);
    const claimant = await asked(provider.claimant(cameBack, attempt.challenge));
    const account = await accountOf(db, claimant, profileOf(claimant.claims, provider.settings.claims), now);
    if (!account.is_active) throw refused('User account is disabled.');
    await keepIdToken(db, tokenKey, claimant);
    const code = await issueCode(db, account.id, now);
    const location = `${attempt.returnOrigin}/oauth_login_completed/${NAME}/?code=${code}`;
    return { status: 302, body: undefined, location, browserKey: null };
  },

  async auth_token_exchange({ db, tokenKey, now, body }) {
    const { code } = await body();
    const userId = await takeCode(db, code, now);
    if (userId === undefined) throw invalid({ code: ['Invalid or expired code.'] });
    return { status: 200, body: { token: await issueToken(db, tokenKey, userId, now) } };
  },
};

const listed = (provider: IdentityProvider | undefined) =>
  provider ? [{ provider: NAME, label: provider.settings.label, is_active: true }] : [];
