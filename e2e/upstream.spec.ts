import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { CONSENTS } from '#contract/paths.ts';
import { buildApp } from '#server/app.ts';
import { dialogOf, openDialog } from './dialogs.ts';
import type { Desk } from './desk.ts';
import { expectNoOverflow } from './looks.ts';
import { expect, readConsent, test as base } from './fixtures.ts';

type Mischief = (request: IncomingMessage, response: ServerResponse) => void;
/** What the Waldur behind the gateway does instead of its work, for requests that `path` matches. */
let trouble: { path: RegExp; method?: string; mischief: Mischief } | undefined;

/** A Waldur that works unless told otherwise: it hands requests to the embedded API. */
async function startWaldur(target: string) {
  const server = createServer((request, response) => {
    const { url = '', method = 'GET', headers } = request;
    if (trouble?.path.test(url) && method === (trouble.method ?? 'GET')) return trouble.mischief(request, response);
    const onward = forward(target + url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  // A TCP server's address is never a path.
  const { port } = server.address() as AddressInfo;
  return { server, origin: `http://127.0.0.1:${port}` };
}

const test = base.extend<object, { desk: Desk }>({
  desk: [
    async ({ desk }, use) => {
      const waldur = await startWaldur(desk.origin);
      const gateway = await buildApp({
        upstream: { waldurUrl: waldur.origin, timeouts: { connectMs: 1000, responseMs: 6000 } },
        sessionKeys: ['a session key that only these tests know'],
        webDirectory: join(import.meta.dirname, '../dist/web'),
      });
      await use({ ...desk, origin: await gateway.listen({ host: '127.0.0.1', port: 0 }) });
      await gateway.close();
      waldur.server.closeAllConnections();
      waldur.server.close();
    },
    { scope: 'worker' },
  ],
});
// In one worker: each would start such a desk of its own.
test.describe.configure({ mode: 'default' });
test.use({ expectedInConsole: /50[0-9]|net::ERR/ });
test.afterEach(() => {
  trouble = undefined;
});

const JSON_TYPE = { 'content-type': 'application/json' };

for (const { what, mischief, words } of [
  {
    what: 'hangs up',
    mischief: (request) => void request.socket.destroy(),
    words: 'The server behind this page cannot be reached. Try again in a moment.',
  },
  {
    what: 'is too slow',
    mischief: () => undefined,
    words: 'The server behind this page takes too long to answer. Try again in a moment.',
  },
  {
    what: 'shows the error page of its proxy',
    mischief: (_request, response) => void response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad</h1>'),
    words: 'The server behind this page answered unexpectedly (502). Try again in a moment.',
  },
  {
    what: 'sends half of its answer',
    mischief: (request, response) => {
      response.writeHead(200, { ...JSON_TYPE, 'content-length': '500' }).write('[{"uuid": ');
      setTimeout(() => request.socket.destroy(), 50);
    },
    words: 'The answer of the server behind this page was cut off. Try again in a moment.',
  },
] satisfies { what: string; mischief: Mischief; words: string }[]) {
  test(`a Waldur that ${what} is told of once, and another try shows the list`, async ({ page, world, signIn }) => {
    // The page tries three times by itself.
    test.slow();
    await signIn(world.staff);
    trouble = { path: new RegExp(`^${CONSENTS}\\?`), mischief };
    await page.goto(`/consents?offering=${world.compute.uuid}`);
    const alert = page.getByRole('alert');
    await expect(alert).toContainText(words, { timeout: 40_000 });
    await expect(alert).toHaveCount(1);
    await expect(alert).toContainText(/[0-9a-f]{8}-[0-9a-f-]{27}/);
    trouble = undefined;
    await page.getByRole('button', { name: /Try again|Retry/ }).click();
    await expect(page.getByRole('table').getByText(world.owner.full_name)).toBeVisible();
    await expect(alert).toHaveCount(0);
  });
}

test('a revocation that Waldur does not answer is not taken for done, and can be tried again', async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.staff);
  trouble = { path: /\/revoke\/$/, method: 'POST', mischief: (request) => void request.socket.destroy() };
  const dialog = await openDialog(page, 'revoke', world.consents.active);
  await dialog.getByRole('button', { name: 'Revoke consent' }).click();
  await expect(dialog.getByRole('alert')).toContainText('The server behind this page cannot be reached.');
  expect((await readConsent(page, world.consents.active)).has_consent).toBe(true);
  trouble = undefined;
  await dialog.getByRole('button', { name: /Try again|Revoke consent/ }).click();
  await expect(dialogOf(page, 'revoke')).toBeHidden();
  expect((await readConsent(page, world.consents.active)).has_consent).toBe(false);
  expect((await readConsent(page, world.consents.neighbours)).has_consent).toBe(true);
});

test('while Waldur is down the sign-in page opens, says so, and keeps what was typed', async ({ page, world }) => {
  trouble = { path: /password/, method: 'POST', mischief: (request) => void request.socket.destroy() };
  await page.goto('/sign-in');
  await page.getByRole('textbox', { name: 'Username' }).fill(world.owner.username);
  await page.getByLabel('Password', { exact: true }).fill('a password for tests');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('The server behind this page cannot be reached.');
  await expect(page.getByRole('textbox', { name: 'Username' })).toHaveValue(world.owner.username);
  trouble = undefined;
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'My consents' })).toBeVisible();
});

test('a Waldur without passwords offers the token alone', async ({ page, world }) => {
  expect(world.tag).not.toBe('');
  const body = JSON.stringify({ WALDUR_CORE: { SITE_NAME: 'Elsewhere', AUTHENTICATION_METHODS: ['SAML2'] } });
  trouble = {
    path: /configuration/,
    mischief: (_request, response) => void response.writeHead(200, JSON_TYPE).end(body),
  };
  await page.goto('/sign-in');
  await expect(page.getByText('This server signs people in by SAML 2')).toContainText('copy the API token');
  await expect(page.getByLabel('API token', { exact: true })).toBeVisible();
  await expect(page.getByLabel('Password', { exact: true })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /Use a/ })).toHaveCount(0);
});

test('the header bears the name of the deployment, which leads to the start page', async ({ page, world, signIn }) => {
  const name = 'The Computing Centre of a University with a Very Long Name';
  trouble = {
    path: /configuration/,
    mischief: (_request, response) =>
      void response.writeHead(200, JSON_TYPE).end(JSON.stringify({ WALDUR_CORE: { SITE_NAME: name } })),
  };
  // What was known of the name serves those who are signed in for a minute; here it is asked anew.
  await page.goto('/sign-in');
  await signIn(world.owner);
  for (const width of [320, 1024, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`/consents/${world.consents.active}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(world.compute.name);
    await expect(page.getByRole('button', { name: /^Account: / })).toBeInViewport({ ratio: 1 });
    await expectNoOverflow(page, `${width} px`);
    await page.getByRole('link', { name }).click();
    await expect(page).toHaveURL('/my-consents');
  }
});
