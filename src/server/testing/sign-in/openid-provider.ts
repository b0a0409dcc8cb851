import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair } from 'jose';
import { Provider, type Configuration } from 'oidc-provider';
import type { OidcSettings } from '#server/oidc-settings.ts';

/** A real OpenID provider on a port of its own, at another site than the desk. */
export interface OpenidProvider {
  settings: OidcSettings;
  /** What it tells of people beside their subject, which is what they enter as their account. */
  claims: Map<string, Record<string, unknown>>;
  /** What it was asked at its token endpoint, newest last. */
  redeemed: URLSearchParams[];
  /** Begins to serve, for the desk at this redirect URI. Until then it is down. */
  open: (redirectUri: string) => Promise<void>;
  close: () => Promise<void>;
}

const CLIENT = { id: 'desk', secret: 'only these tests know it' };

const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><head><link rel="icon" href="data:,"><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`;

async function configuration(redirectUri: string, claims: OpenidProvider['claims']): Promise<Configuration> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig' }] },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    cookies: { keys: ['a key that only these tests know'] },
    claims: { profile: ['preferred_username', 'given_name', 'family_name', 'name', 'organization'], email: ['email'] },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 60, AuthorizationCode: 60, IdToken: 60 },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        logoutSource: (ctx, form) => void (ctx.body = page('Sign out of the university?', form)),
      },
    },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ ...claims.get(sub), sub }) }),
    // Nobody is asked for consent, as in organisations that run a provider of their own.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: CLIENT.id, accountId: oidc.session?.accountId ?? '' });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
    renderError: (ctx, { error }) => void (ctx.body = page('University', `<p>${error}</p>`)),
  };
}

const FORM = page(
  'University',
  '<form method="post"><label>University account <input name="account"></label><button>Approve</button><button name="refuse">Refuse</button></form>',
);

/** Its page where people sign in, which is not the package's part. */
async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST') return void response.setHeader('content-type', 'text/html').end(FORM);
  const form = new URLSearchParams(await text(request));
  const refusal = { error: 'access_denied', error_description: 'The person said no' };
  const result = form.has('refuse') ? refusal : { login: { accountId: form.get('account') ?? '' } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

export async function startOpenidProvider(): Promise<OpenidProvider> {
  let provider: Provider | undefined;
  const claims: OpenidProvider['claims'] = new Map();
  const redeemed: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    if (!provider) return void response.writeHead(503).end();
    if (request.url?.startsWith('/interaction/')) return void interact(provider, request, response);
    return void provider.callback()(request, response);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  // Listening on an address gives an AddressInfo, never a path.
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    settings: {
      issuer,
      clientId: CLIENT.id,
      clientSecret: CLIENT.secret,
      label: 'Example University',
      scope: 'openid profile email',
      claims: {
        username: 'preferred_username',
        first_name: 'given_name',
        last_name: 'family_name',
        email: 'email',
        organization: 'organization',
      },
      allowedRedirects: ['https://portal.example.org'],
    },
    claims,
    redeemed,
    async open(redirectUri) {
      provider = new Provider(issuer, await configuration(redirectUri, claims));
      provider.on('grant.success', ({ oidc }) =>
        redeemed.push(new URLSearchParams(oidc.params as Record<string, string>)),
      );
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}
