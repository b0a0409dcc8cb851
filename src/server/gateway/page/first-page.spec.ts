import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { FIRST_ANSWERS, READER_COOKIE, type FirstAnswers } from '#contract/first-page.ts';
import type { TestUser } from '#server/testing/world.ts';
import { createDesk, openBrowser, type Browser, type Desk } from '#server/testing/desk.ts';

const LIST = '/api/marketplace-user-offering-consents/';
const START = '<script type="module" src="./start.js" nonce="__CSP_NONCE__"></script>';
const INDEX = `<html data-base-path=""><head>${START}</head><body><div id="root"></div></body></html>`;
/** Draws what it is given in a word, and fails where the address says so. */
const RENDERER = `export const renderer = {
  firstList: ({ pathname, search }) => pathname === '/consents' ? '${LIST}' + search : undefined,
  async render({ search, nonce, answers }) {
    if (search.includes('o=-created')) throw new Error('no drawing today');
    return answers.list && { styles: \`<style nonce="\${nonce}"></style>\`, markup: \`<p>\${answers.list.total} rows</p>\` };
  },
};`;

let room: string;
let desk: Desk;
let app: FastifyInstance;
let staff: TestUser;
let owner: TestUser;

beforeAll(async () => {
  room = await mkdtemp(join(tmpdir(), 'consent-desk-first-'));
  await mkdir(join(room, 'web/assets'), { recursive: true });
  await mkdir(join(room, 'renderer'));
  await writeFile(join(room, 'web/index.html'), INDEX);
  await writeFile(join(room, 'package.json'), '{ "type": "module" }');
  await writeFile(join(room, 'renderer/render.js'), RENDERER);
  desk = await createDesk();
  app = await desk.open({ webDirectory: join(room, 'web'), rowsPatience: 10_000 });
  staff = await desk.user('first-staff', { is_staff: true });
  owner = await desk.user('first-owner');
  const offering = await desk.world.offering({ name: 'Compute' });
  for (const user of [owner, staff]) await desk.world.consent(user, offering, { version: '</script><b>1' });
});
afterAll(async () => {
  await desk.close();
  await rm(room, { recursive: true });
});

async function visitor(user?: TestUser): Promise<Browser> {
  const browser = openBrowser(app);
  if (user) expect((await browser.signIn(user.username)).statusCode).toBe(200);
  browser.cookies.set(READER_COOKIE, 'zone=UTC&view=');
  return browser;
}

const visit = (browser: Browser, url = '/consents', headers = {}) =>
  browser.send('GET', url, { headers: { accept: 'text/html', ...headers } });

function answersIn(page: string): FirstAnswers | undefined {
  const json = new RegExp(`<script type="application/json" id="${FIRST_ANSWERS}"[^>]*>(.*?)</script>`).exec(page)?.[1];
  return json === undefined ? undefined : JSON.parse(json);
}

describe('the page of the list', () => {
  test('comes drawn, with the answers that it was drawn from, and is not kept', async () => {
    const answer = await visit(await visitor(staff));
    const answers = answersIn(answer.body);
    expect(answer.body).toContain('<p>2 rows</p>');
    expect(answers?.session.user).toMatchObject({ username: staff.username });
    expect(answers?.list?.rows).toHaveLength(2);
    expect(answer.headers['cache-control']).toBe('no-store');
    const nonce = /'nonce-([^']+)'/.exec(String(answer.headers['content-security-policy']))?.[1];
    expect(answer.body).toContain(`<style nonce="${nonce}">`);
  });

  test('holds own rows alone for those who may see no others, and nobody’s token', async () => {
    const { body } = await visit(await visitor(owner));
    const rows = answersIn(body)?.list?.rows;
    expect(rows).toEqual([expect.objectContaining({ user_username: owner.username })]);
    expect(body).not.toContain(staff.username);
    expect(body).not.toMatch(/token"\s*:/i);
  });

  test('keeps what people wrote inside its data', async () => {
    const { body } = await visit(await visitor(owner));
    expect(body).not.toContain('</script><b>');
    expect(JSON.stringify(answersIn(body)?.list)).toContain('</script><b>1');
  });

  test('is inert until the app takes it over', async () => {
    expect((await visit(await visitor(staff))).body).toContain('<div id="root" inert data-first-frame><p>');
  });

  test('is drawn at once with its rows, and without any as soon as it can be', async () => {
    const awaited = /<link rel="expect" href="#below-the-window" blocking="render">.*<\/head>.*<div id="root"/s;
    expect((await visit(await visitor(staff))).body).toMatch(awaited);
    expect((await visit(await visitor(staff), '/my-consents')).body).not.toContain('blocking=');
  });

  test('has its script behind the rows, and at once where there are none', async () => {
    const { body } = await visit(await visitor(staff));
    expect(body).toMatch(/<\/head>.*<p>2 rows<\/p>.*<script type="module" src="\/start.js" nonce="[^"_]+"><\/script>/s);
    expect(body.match(/start\.js/g)).toHaveLength(1);
    const { body: empty } = await visit(await visitor());
    expect(empty).toMatch(/<script async fetchpriority="high" type="module" src="\/start.js" .*<\/head>/s);
  });

  test('says what theme was chosen, where that is known', async () => {
    const browser = await visitor(staff);
    expect((await visit(browser)).body).not.toContain('data-chosen');
    browser.cookies.set(READER_COOKIE, 'zone=UTC&theme=dark&view=');
    expect((await visit(browser)).body).toMatch(/^<html data-chosen="dark" /);
  });

  test('notes the use of the session as any request does', async () => {
    const browser = await visitor(staff);
    const before = new Map(browser.cookies);
    desk.clock.now = new Date(desk.clock.now.getTime() + 10 * 60_000);
    await visit(browser);
    const changed = [...browser.cookies].filter(([name, value]) => before.get(name) !== value);
    expect(changed.map(([name]) => name)).toEqual(['consent-desk']);
  });
});

/** A signed-in visitor of a server of its own, and what that one logs. */
async function logging(webDirectory: string) {
  const logged: Record<string, unknown>[] = [];
  const logger = { stream: { write: (line: string) => void logged.push(JSON.parse(line)) } };
  const server = await desk.open({ webDirectory, logger, rowsPatience: 10_000 });
  const browser = openBrowser(server);
  for (const [name, value] of (await visitor(staff)).cookies) browser.cookies.set(name, value);
  return { browser, logged, server };
}

let answerNow = () => {};
const unanswered = new Promise<void>((resolve) => (answerNow = resolve));

describe('the page comes empty, to ask itself,', () => {
  const isEmpty = (body: string) => body.includes('<div id="root"></div>') && !body.includes(FIRST_ANSWERS);

  test('to somebody who is not signed in', async () => {
    expect(isEmpty((await visit(await visitor())).body)).toBe(true);
  });

  test('after a sign-out', async () => {
    const browser = await visitor(staff);
    const kept = new Map(browser.cookies);
    await browser.send('DELETE', '/session', { payload: { scope: 'everywhere' } });
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect(isEmpty((await visit(browser)).body)).toBe(true);
  });

  test('as long as nothing is known of its reader', async () => {
    const browser = await visitor(staff);
    browser.cookies.delete(READER_COOKIE);
    expect(isEmpty((await visit(browser)).body)).toBe(true);
  });

  test('when the API takes long', async () => {
    const slow = await desk.open({
      webDirectory: join(room, 'web'),
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

  test('where it begins with no list', async () => {
    expect(isEmpty((await visit(await visitor(staff), '/my-consents')).body)).toBe(true);
  });
});

test('a list that cannot be read is left to the page, which says why', async () => {
  const { body } = await visit(await visitor(staff), '/consents?page=none');
  expect(body).toContain('<div id="root"></div>');
  expect(answersIn(body)).toMatchObject({ session: { user: { username: staff.username } } });
  expect(answersIn(body)?.list).toBeUndefined();
  expect(body).toContain(`id="${FIRST_ANSWERS}" data-without-list>`);
});

test('a drawing that fails leaves the answers to the app, and a line in the log', async () => {
  const { browser, logged } = await logging(join(room, 'web'));
  const { body, statusCode } = await visit(browser, '/consents?o=-created');
  expect([statusCode, body.includes('<div id="root"></div>')]).toEqual([200, true]);
  expect(answersIn(body)?.list?.total).toBe(2);
  expect(logged).toContainEqual(
    expect.objectContaining({ err: expect.objectContaining({ message: 'no drawing today' }) }),
  );
});

test('what the page asks for is logged under the id of the page', async () => {
  const { browser, logged } = await logging(join(room, 'web'));
  await visit(browser, '/consents', { 'x-request-id': 'page-1234' });
  const routes = logged.filter(({ reqId }) => reqId === 'page-1234').map(({ route }) => route);
  expect(routes).toEqual(expect.arrayContaining(['/*', '/session', LIST]));
});

describe('a renderer that cannot be loaded', () => {
  const open = async () => {
    const broken = await mkdtemp(join(room, 'broken-'));
    await mkdir(join(broken, 'web/assets'), { recursive: true });
    await mkdir(join(broken, 'renderer'));
    await writeFile(join(broken, 'web/index.html'), INDEX);
    await writeFile(join(broken, 'renderer/render.js'), 'throw new Error("half a build")');
    return logging(join(broken, 'web'));
  };
  const complaints = (logged: object[]) => logged.filter((line) => JSON.stringify(line).includes('half a build'));

  test('leaves all to the app, and the log says so', async () => {
    const { browser, logged } = await open();
    const { body, statusCode } = await visit(browser);
    expect([statusCode, body.includes('<div id="root"></div>'), answersIn(body)]).toEqual([200, true, undefined]);
    expect(complaints(logged)).toHaveLength(1);
  });

  test('shows when the server starts, before anybody asks for a page', async () => {
    const { logged, server } = await open();
    await server.listen({ host: '127.0.0.1', port: 0 });
    await vi.waitFor(() => expect(complaints(logged)).toHaveLength(1));
  });
});

test.each([
  ['a range', { range: 'bytes=0-3' }],
  ['a date', { 'if-modified-since': 'Mon, 02 Mar 2026 00:00:00 GMT' }],
  ['a body', { 'content-length': '5', 'content-type': 'text/plain' }],
])('%s in the request for the page is not passed on to the API', async (_what, headers) => {
  const { body, statusCode } = await visit(await visitor(staff), '/consents', headers);
  expect([statusCode, answersIn(body)?.list?.total]).toEqual([200, 2]);
});
