import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { CONSENTS } from '#contract/paths.ts';
import { startFakeWaldur, type FakeWaldur } from '#server/testing/fake-waldur.ts';
import { createDesk, openBrowser, type Desk } from '#server/testing/desk.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const LONG = JSON.stringify(Array.from({ length: 5000 }, (_, n) => ({ n, text: randomUUID() })));

let desk: Desk;
let waldur: FakeWaldur;
beforeAll(async () => {
  desk = await createDesk();
});
afterEach(() => waldur.close());
afterAll(() => desk.close());

/** The gateway in front of a server that answers like this, on a real socket. */
async function gatewayTo(listener: RequestListener, { tls = false } = {}) {
  waldur = await startFakeWaldur(listener, { tls });
  const app = await desk.open({
    upstream: { waldurUrl: waldur.origin, timeouts: { connectMs: 2000, responseMs: 300 } },
  });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  const get = (headers: Record<string, string> = {}) =>
    fetch(origin + CONSENTS, { headers: { authorization: 'Token x', 'x-request-id': 'trace-1234', ...headers } });
  return { app, origin, get };
}

const CUT_OFF = /^The answer of the server behind this page was cut off\./;
const REACHED_NOT = /^The server behind this page cannot be reached\./;
const SLOW = /^The server behind this page takes too long to answer\./;
const UNEXPECTED = /^The server behind this page answered unexpectedly \(200\)\./;

test.each<[string, RequestListener, number, RegExp]>([
  ['closes the connection', (request) => void request.socket.destroy(), 502, REACHED_NOT],
  ['answers no HTTP', (request) => void request.socket.end('SSH-2.0-OpenSSH_9.6\r\n'), 502, REACHED_NOT],
  ['never answers', () => undefined, 504, SLOW],
  ['stops in the middle', (_request, response) => void response.writeHead(200, JSON_TYPE).write('[{'), 504, SLOW],
  [
    'ends before the length that it told',
    (request, response) => {
      response.writeHead(200, { ...JSON_TYPE, 'content-length': '100', 'x-result-count': '7' }).write('[{}]');
      setTimeout(() => request.socket.destroy(), 20);
    },
    502,
    CUT_OFF,
  ],
  [
    'ends without the last chunk',
    (request, response) => {
      response.writeHead(200, JSON_TYPE).write('[{}]');
      setTimeout(() => request.socket.destroy(), 20);
    },
    502,
    CUT_OFF,
  ],
  [
    'sends half of its JSON',
    (_request, response) => void response.writeHead(200, JSON_TYPE).end('[{"a": '),
    502,
    UNEXPECTED,
  ],
  [
    'says JSON and sends HTML',
    (_request, response) => void response.writeHead(200, JSON_TYPE).end('<h1>'),
    502,
    UNEXPECTED,
  ],
  [
    'answers a read with nothing',
    (_request, response) => void response.writeHead(200, JSON_TYPE).end(),
    502,
    UNEXPECTED,
  ],
  [
    'compresses in a way that nobody asked for',
    (_request, response) => void response.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'zstd' }).end('x'),
    502,
    UNEXPECTED,
  ],
  [
    'compresses wrongly',
    (_request, response) => void response.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }).end('no gzip'),
    502,
    CUT_OFF,
  ],
  [
    'leads elsewhere',
    (_request, response) =>
      void response.writeHead(302, { ...JSON_TYPE, location: 'https://evil.example/', link: '<x>' }).end('{}'),
    502,
    /unexpectedly \(302\)/,
  ],
])('a Waldur that %s gives one clear error', async (_what, listener, status, detail) => {
  const { get } = await gatewayTo(listener);
  const response = await get();
  expect(response.status).toBe(status);
  const body: unknown = await response.json();
  expect(body).toEqual({ detail: expect.stringMatching(detail) });
  expect(response.headers.get('x-request-id')).toBe('trace-1234');
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  for (const name of ['location', 'link', 'x-result-count', 'content-encoding']) {
    expect(response.headers.get(name), name).toBeNull();
  }
});

test.each([429, 503])('a proxy with too much to do is quoted as %i, with the time to wait', async (status) => {
  const { get, app } = await gatewayTo((_request, response) => {
    response.writeHead(status, { 'content-type': 'text/html', 'retry-after': '9' }).end('<h1>Busy</h1>');
  });
  const response = await get();
  expect([response.status, response.headers.get('retry-after')]).toEqual([status, '9']);
  expect(await response.json()).toEqual({
    detail: expect.stringMatching(/^The server behind this page has too much to do/),
  });
  expect((await openBrowser(app).signIn('ann')).statusCode).toBe(status);
});

test('nothing is sent to a Waldur whose certificate is not valid, neither tokens nor passwords', async () => {
  const asked = vi.fn<RequestListener>((_request, response) => void response.writeHead(200, JSON_TYPE).end('[]'));
  const { get, app } = await gatewayTo(asked, { tls: true });
  const detail = expect.stringMatching(
    /^The server behind this page has no valid certificate, so nothing was sent to it\./,
  );
  const response = await get();
  expect([response.status, await response.json()]).toEqual([502, { detail }]);
  const signIn = await openBrowser(app).signIn('ann');
  expect([signIn.statusCode, signIn.json()]).toEqual([502, { detail }]);
  expect(signIn.cookies).toEqual([]);
  expect((await app.inject({ url: '/healthz' })).statusCode).toBe(503);
  expect(asked).not.toHaveBeenCalled();
});

test('a long page of HTML that is not read to its end is one clear error, and ends nothing else', async () => {
  const { get, app } = await gatewayTo((_request, response) => {
    response.writeHead(500, { 'content-type': 'text/html' }).end('<p>Traceback</p>'.repeat(100_000));
  });
  const detail = expect.stringMatching(/^The server behind this page answered unexpectedly \(500\)\./);
  for (let n = 0; n < 3; n++) {
    const response = await get();
    expect([response.status, await response.json()]).toEqual([502, { detail }]);
    const signIn = await openBrowser(app).signIn('ann');
    expect([signIn.statusCode, signIn.json()]).toEqual([502, { detail }]);
  }
});

test.each(['identity', 'br', 'gzip'])(
  'a long answer (%s) that is cut off cannot be taken for a whole one',
  async (encoding) => {
    const { get } = await gatewayTo((request, response) => {
      response.writeHead(200, JSON_TYPE).write(LONG.slice(0, 100_000));
      setTimeout(() => request.socket.destroy(), 50);
    });
    const response = await get({ 'accept-encoding': encoding });
    // Compression may hold everything back until the cut; then there is still time for a clear error.
    if (response.ok) await expect(response.text()).rejects.toThrow('terminated');
    else expect([response.status, await response.json()]).toEqual([502, { detail: expect.stringMatching(CUT_OFF) }]);
  },
);

test('a long answer that stops in the middle is given up', async () => {
  const { get } = await gatewayTo(
    (_request, response) => void response.writeHead(200, JSON_TYPE).write(LONG.slice(0, 100_000)),
  );
  await expect((await get()).text()).rejects.toThrow('terminated');
});

test('a request that is cut off on its way never reaches Waldur', async () => {
  const asked = vi.fn<RequestListener>((_request, response) => void response.writeHead(201, JSON_TYPE).end('{}'));
  const { origin, get } = await gatewayTo(asked);
  const head = `POST ${CONSENTS} HTTP/1.1\r\nHost: desk\r\nAuthorization: Token x\r\nContent-Type: application/json\r\n`;
  const { hostname, port } = new URL(origin);
  for (const body of ['Content-Length: 100\r\n\r\n{"offering":', 'Transfer-Encoding: chunked\r\n\r\n5\r\n{"off\r\n']) {
    const socket = connect(Number(port), hostname);
    await new Promise<void>((resolve) => void socket.write(head + body, () => resolve()));
    socket.destroy();
  }
  expect((await get()).status).toBe(201);
  expect(asked.mock.calls.map(([request]) => request.method)).toEqual(['GET']);
});

test('a Waldur that compresses although it was asked not to is understood', async () => {
  const { get } = await gatewayTo((_request, response) => {
    response.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }).end(gzipSync('[{"a":"é"}]'));
  });
  expect(await (await get()).json()).toEqual([{ a: 'é' }]);
});

const HTML = { 'content-type': 'text/html' };

test.each([404, 413, 414])('a page of HTML that says %i stays what it says', async (status) => {
  const { get } = await gatewayTo((_request, response) => void response.writeHead(status, HTML).end('<h1>No</h1>'));
  const response = await get();
  expect([response.status, await response.json()]).toEqual([
    status,
    { detail: expect.stringMatching(/the server behind this page/i) },
  ]);
});

test('a page of HTML does not say of one consent that it is gone', async () => {
  const { app } = await gatewayTo((_request, response) => void response.writeHead(404, HTML).end('<h1>No</h1>'));
  const url = `${CONSENTS}${randomUUID()}/`;
  const response = await app.inject({ url, headers: { authorization: 'Token x' } });
  expect([response.statusCode, response.json()]).toEqual([
    502,
    { detail: expect.stringMatching(/unexpectedly \(404\)/) },
  ]);
});

test('what Waldur refuses comes without its address and its list of routes', async () => {
  let body: unknown;
  const { get, origin } = await gatewayTo((_request, response) => {
    response.writeHead(400, JSON_TYPE).end(JSON.stringify(body));
  });
  body = [`Can't restore object from url: ${waldur.origin}/api/things/1/`];
  const quoted = await get();
  expect([quoted.status, await quoted.json()]).toEqual([
    400,
    [`Can't restore object from url: ${origin}/api/things/1/`],
  ]);
  body = { tried: [['^api/things/$']], path: 'api/nonsense/' };
  expect(await (await get()).json()).toEqual({ detail: 'Not found.' });
  body = 'No.';
  expect(await (await get()).json()).toBe('No.');
});
