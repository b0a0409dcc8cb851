import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { HINTS_COOKIE, INITIAL_DATA, LATE_DATA } from '#contract/page.ts';
import { CONSENTS } from '#contract/paths.ts';
import { createDesk, openBrowser, type Browser, type Desk } from '#server/testing/desk.ts';
import type { TestUser } from '#server/testing/world.ts';

const START = '<script async type="module" src="%BASE_URL%start.js" nonce="__CSP_NONCE__"></script>';
const INDEX = `<html lang="en" data-base="%BASE_URL%"><head><title>Consent Desk</title><!--styles--></head><body><div id="root"></div><!--data-->${START}<!--late--></body></html>`;

/** Draws the list's total, sends it late at `?slow`, fails at `?broken`, and leads from the start page to the list. */
const RENDERER = `export const renderer = {
  async render({ pathname, search, nonce, hints, session, ask }) {
    if (pathname === '/') return { redirect: '/consents' };
    if (search === '?broken') throw new Error('no drawing today');
    const list = ask('${CONSENTS}' + search, 'GET');
    const read = async () => {
      const { status, headers, body } = await list;
      return { status, total: headers['x-result-count'], rows: JSON.parse(body) };
    };
    const late = search === '?slow' ? read().then((data) => JSON.stringify(data)) : undefined;
    const data = late ? {} : await read();
    return {
      title: 'Consents &amp; more',
      styles: \`<style nonce="\${nonce}"></style>\`,
      markup: \`<p>\${data.total ?? 'no'} rows in $& \${hints?.zone ?? 'nowhere'}</p>\`,
      data: JSON.stringify({ ...data, user: session.user?.username }),
      late,
    };
  },
};`;

let room: string;
let desk: Desk;
let app: FastifyInstance;
let staff: TestUser;
let owner: TestUser;

beforeAll(async () => {
  room = await mkdtemp(join(tmpdir(), 'consent-desk-page-'));
  await writeFile(join(room, 'package.json'), '{ "type": "module" }');
  desk = await createDesk();
  app = await desk.open({ webDirectory: await build('drawn', RENDERER), pageTimeLimit: 10_000 });
  staff = await desk.user('page-staff', { is_staff: true });
  owner = await desk.user('page-owner');
  const offering = await desk.world.offering({ name: 'Compute' });
  for (const user of [owner, staff]) await desk.world.consent(user, offering, { version: '</script><b>1' });
});
afterAll(async () => {
  await desk.close();
  await rm(room, { recursive: true });
});

/** A built app with this renderer; gives the folder of its files. */
async function build(name: string, renderer: string): Promise<string> {
  await mkdir(join(room, name, 'web/assets'), { recursive: true });
  await mkdir(join(room, name, 'renderer'));
  await writeFile(join(room, name, 'web/index.html'), INDEX);
  await writeFile(join(room, name, 'renderer/render.js'), renderer);
  return join(room, name, 'web');
}

async function visitor(user?: TestUser): Promise<Browser> {
  const browser = openBrowser(app);
  if (user) expect((await browser.signIn(user.username)).statusCode).toBe(200);
  browser.cookies.set(HINTS_COOKIE, 'zone=UTC&view=');
  return browser;
}

const visit = (browser: Browser, url = '/consents', headers = {}) =>
  browser.send('GET', url, { headers: { accept: 'text/html', ...headers } });

function jsonIn(page: string, id = INITIAL_DATA) {
  const json = new RegExp(`<script type="application/json" id="${id}">(.*?)</script>`).exec(page)?.[1];
  return json === undefined ? undefined : JSON.parse(json);
}

const isEmpty = (body: string) => body.includes('<div id="root"></div>') && jsonIn(body) === undefined;

describe('a page', () => {
  test('comes drawn, with the data that it was drawn from, and is not kept', async () => {
    const { body, headers } = await visit(await visitor(staff));
    expect(body).toContain('<div id="root" inert><p>2 rows in $& UTC</p></div>');
    expect(jsonIn(body)).toMatchObject({ user: staff.username, total: '2' });
    expect(headers['cache-control']).toBe('no-store');
    const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1];
    expect(body).toContain(`<style nonce="${nonce}"></style></head>`);
  });

  test('has its title, and its script behind the content', async () => {
    const { body } = await visit(await visitor(staff));
    expect(body).toContain('<title>Consents &amp; more</title>');
    expect(body).toMatch(/<p>2 rows.*<script async type="module" src="\/start.js" nonce="[^"_]+"><\/script>/s);
    expect(body).not.toMatch(/<!--|%BASE_URL%/);
  });

  test('holds own rows alone for those who may see no others, and nobody’s token', async () => {
    const { body } = await visit(await visitor(owner));
    expect(jsonIn(body)?.rows).toEqual([expect.objectContaining({ user_username: owner.username })]);
    expect(body).not.toContain(staff.username);
    expect(body).not.toMatch(/token"\s*:/i);
  });

  test('keeps what people wrote inside its data', async () => {
    const { body } = await visit(await visitor(owner));
    expect(body).not.toContain('</script><b>');
    expect(JSON.stringify(jsonIn(body))).toContain('</script><b>1');
  });

  test('says what theme was chosen, where that is known', async () => {
    const browser = await visitor(staff);
    expect((await visit(browser)).body).not.toContain('data-chosen');
    browser.cookies.set(HINTS_COOKIE, 'zone=UTC&theme=dark&view=');
    expect((await visit(browser)).body).toMatch(/^<html lang="en" data-chosen="dark" /);
  });

  test('comes without hints to a browser that has sent none', async () => {
    const browser = await visitor(staff);
    browser.cookies.delete(HINTS_COOKIE);
    expect((await visit(browser)).body).toContain('rows in $& nowhere');
  });

  test('notes the use of the session as any request does', async () => {
    const browser = await visitor(staff);
    const before = new Map(browser.cookies);
    desk.clock.now = new Date(desk.clock.now.getTime() + 10 * 60_000);
    await visit(browser);
    const changed = [...browser.cookies].filter(([name, value]) => before.get(name) !== value);
    expect(changed.map(([name]) => name)).toEqual(['consent-desk']);
  });

  test('sends what takes longer behind itself, in the same response', async () => {
    const { body } = await visit(await visitor(staff), '/consents?slow');
    expect(body).toContain('<p>no rows');
    expect(body).toMatch(new RegExp(`start\\.js.*id="${LATE_DATA}".*</body></html>$`, 's'));
    expect(jsonIn(body, LATE_DATA)).toMatchObject({ total: '2' });
  });

  test('may lead elsewhere', async () => {
    const { statusCode, headers } = await visit(await visitor(staff), '/');
    expect([statusCode, headers.location]).toEqual([302, '/consents']);
  });
});

describe('somebody who is not signed in', () => {
  test('gets a page as nobody, where the request would have brought the session', async () => {
    const { body } = await visit(await visitor());
    expect(jsonIn(body)).toMatchObject({ status: 401 });
    expect(jsonIn(body)?.user).toBeUndefined();
  });

  test.each([
    ['by a link from another site, with which no cookie comes', { 'sec-fetch-site': 'cross-site' }],
    ['by a browser that does not say from where', { 'sec-fetch-site': undefined }],
  ])('gets an empty page %s', async (_how, headers) => {
    expect(isEmpty((await visit(await visitor(), '/consents', headers)).body)).toBe(true);
  });

  test('is nobody after a sign-out', async () => {
    const browser = await visitor(staff);
    const kept = new Map(browser.cookies);
    await browser.send('DELETE', '/session', { payload: { scope: 'everywhere' } });
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect(jsonIn((await visit(browser)).body)?.user).toBeUndefined();
  });
});

/** A signed-in visitor of a server of its own, and what that one logs. */
async function logging(webDirectory: string) {
  const logged: Record<string, unknown>[] = [];
  const logger = { stream: { write: (line: string) => void logged.push(JSON.parse(line)) } };
  const server = await desk.open({ webDirectory, logger, pageTimeLimit: 10_000 });
  const browser = openBrowser(server);
  for (const [name, value] of (await visitor(staff)).cookies) browser.cookies.set(name, value);
  return { browser, logged, server };
}

let answerNow = () => {};
const unanswered = new Promise<void>((resolve) => (answerNow = resolve));

test('a session that takes long is left to the browser', async () => {
  const slow = await desk.open({
    webDirectory: join(room, 'drawn/web'),
    plugins: [
      fastifyPlugin(async (instance: FastifyInstance) => {
        instance.addHook('onRequest', async ({ url, headers }) => {
          if (url === '/session' && headers['sec-fetch-site'] === 'same-origin') await unanswered;
        });
      }),
    ],
  });
  const browser = openBrowser(slow);
  for (const [name, value] of (await visitor(staff)).cookies) browser.cookies.set(name, value);
  expect(isEmpty((await visit(browser)).body)).toBe(true);
  answerNow();
});

test('a page that cannot be drawn is left to the browser, and a line in the log says why', async () => {
  const { browser, logged } = await logging(join(room, 'drawn/web'));
  const { body, statusCode } = await visit(browser, '/consents?broken');
  expect([statusCode, isEmpty(body)]).toEqual([200, true]);
  expect(logged).toContainEqual(
    expect.objectContaining({ err: expect.objectContaining({ message: 'no drawing today' }) }),
  );
});

test('what the page asks for is logged under the id of the page', async () => {
  const { browser, logged } = await logging(join(room, 'drawn/web'));
  await visit(browser, '/consents', { 'x-request-id': 'page-1234' });
  const routes = logged.filter(({ reqId }) => reqId === 'page-1234').map(({ route }) => route);
  expect(routes).toEqual(expect.arrayContaining(['/*', '/session', CONSENTS]));
});

describe('a renderer that cannot be loaded', () => {
  const complaints = (logged: object[]) => logged.filter((line) => JSON.stringify(line).includes('half a build'));
  const broken = (name: string) => build(name, 'throw new Error("half a build")');

  test('leaves all to the app, and the log says so', async () => {
    const { browser, logged } = await logging(await broken('broken'));
    const { body, statusCode } = await visit(browser);
    expect([statusCode, isEmpty(body)]).toEqual([200, true]);
    expect(complaints(logged)).toHaveLength(1);
  });

  test('shows when the server starts, before anybody asks for a page', async () => {
    const { logged, server } = await logging(await broken('broken-at-start'));
    await server.listen({ host: '127.0.0.1', port: 0 });
    await vi.waitFor(() => expect(complaints(logged)).toHaveLength(1));
  });
});

test.each([
  ['a range', { range: 'bytes=0-3' }],
  ['a date', { 'if-modified-since': 'Mon, 02 Mar 2026 00:00:00 GMT' }],
  ['a password for a proxy', { authorization: 'Basic cHJveHk6c2VjcmV0' }],
  ['a body', { 'content-length': '5', 'content-type': 'text/plain' }],
])('%s in the request for the page is not passed on to the API', async (_what, headers) => {
  const { body, statusCode } = await visit(await visitor(staff), '/consents', headers);
  expect([statusCode, jsonIn(body)?.total]).toEqual([200, '2']);
});

test('a build whose page lacks a placeholder does not start', async () => {
  const directory = await build('half', RENDERER);
  await writeFile(join(directory, 'index.html'), INDEX.replace('<!--data-->', ''));
  await expect(desk.open({ webDirectory: directory })).rejects.toThrow('index.html has no <!--data-->');
});
