import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { OidcSettings } from '#server/oidc-settings.ts';
import { ProviderError } from './identity-provider.ts';
import { createIdentityProvider } from './openid-provider.ts';

const CHALLENGE = { state: 's', nonce: 'n', verifier: 'v'.repeat(43) };
const BACK = 'https://desk.example.org/api-auth/oidc/complete/';

let server: Server | undefined;
afterEach(() => void server?.close());

/** A provider that is not in order. */
async function provide(listener: (issuer: string) => RequestListener): Promise<OidcSettings> {
  const opened = createServer((request, response) => void listener(issuer)(request, response));
  server = opened;
  await new Promise<void>((resolve) => void opened.listen(0, '127.0.0.1', resolve));
  // Listening on an address gives an AddressInfo, never a path.
  const issuer = `http://127.0.0.1:${(opened.address() as AddressInfo).port}`;
  const claims = { username: 'a', first_name: 'b', last_name: 'c', email: 'd', organization: 'e' };
  const client = { clientId: 'desk', clientSecret: 'hush', label: 'x', scope: 'openid' };
  return { issuer, claims, ...client, allowedRedirects: [] };
}

const json = (body: object) => JSON.stringify(body);

const UNUSABLE = 'The identity provider gave no usable answer. Try again in a moment.';

test.each<[string, (issuer: string) => RequestListener]>([
  ['is not there', () => (request) => void request.socket.destroy()],
  ['fails', () => (_, response) => void response.writeHead(500).end()],
  ['says something else', () => (_, response) => void response.end('<p>Welcome</p>')],
  [
    'calls itself by another name',
    () => (_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(json({ issuer: 'https://evil.example.org', authorization_endpoint: 'https://evil.example.org/' }));
    },
  ],
])('a provider that %s is told of in one sentence, with the cause beside it', async (_what, listener) => {
  const provider = createIdentityProvider(await provide(listener));
  const error: unknown = await provider.authorizationUrl(BACK, CHALLENGE, undefined).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ProviderError);
  expect(error).toMatchObject({ message: UNUSABLE, cause: expect.any(Error) });
});

test('a provider that was down is asked again, and one that answered is believed', async () => {
  let questions = 0;
  let isDown = true;
  const settings = await provide((issuer) => (_, response) => {
    questions += 1;
    if (isDown) return void response.writeHead(503).end();
    response.setHeader('content-type', 'application/json');
    return void response.end(json({ issuer, authorization_endpoint: `${issuer}/auth` }));
  });
  const provider = createIdentityProvider(settings);
  await expect(provider.authorizationUrl(BACK, CHALLENGE, undefined)).rejects.toThrow(UNUSABLE);
  isDown = false;
  const address = await provider.authorizationUrl(BACK, CHALLENGE, 'et en');
  expect(address).toContain(`${settings.issuer}/auth?`);
  await provider.authorizationUrl(BACK, CHALLENGE, undefined);
  expect(questions).toBe(2);
  expect(await provider.endSessionUrl(undefined)).toBeUndefined();
});

test.each([
  [undefined, 'basic'],
  [['client_secret_post'], 'post'],
  [['client_secret_post', 'client_secret_basic'], 'basic'],
])('a provider that takes %j is shown the secret by %s', async (methods, how) => {
  const shown: string[] = [];
  const settings = await provide((issuer) => (request, response) => {
    response.setHeader('content-type', 'application/json');
    if (request.url === '/token') {
      shown.push(request.headers.authorization?.startsWith('Basic ') ? 'basic' : 'post');
      return void response.writeHead(400).end(json({ error: 'invalid_grant' }));
    }
    const endpoints = { authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token` };
    return void response.end(json({ issuer, ...endpoints, token_endpoint_auth_methods_supported: methods }));
  });
  const back = new URL(`${BACK}?code=c&state=s`);
  await expect(createIdentityProvider(settings).claimant(back, CHALLENGE)).rejects.toThrow('invalid_grant');
  expect(shown).toEqual([how]);
});
