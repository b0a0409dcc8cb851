import type { RequestListener } from 'node:http';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { CONSENTS } from '#contract/paths.ts';
import { startFakeWaldur, type FakeWaldur } from '#server/testing/fake-waldur.ts';
import { createDesk, HOST, openBrowser, sendRaw, type Desk } from '#server/testing/desk.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const UNEXPECTED = expect.stringMatching(/^The server behind this page answered unexpectedly/);
const ANN = { uuid: 'a'.repeat(32), username: 'ann', token: 'the-secret' };
/** Of 64 MiB when it is unpacked. */
const bomb = gzipSync(`"${'x'.repeat(64 * 1024 * 1024)}"`);

let desk: Desk;
let elsewhere: FakeWaldur;
const servers: { close: () => Promise<unknown> }[] = [];

beforeAll(async () => {
  desk = await createDesk();
  elsewhere = await startFakeWaldur((_request, response) => void response.end('{}'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});
afterAll(async () => {
  await desk.close();
  await elsewhere.close();
});

async function gatewayTo(listener: RequestListener) {
  const waldur = await startFakeWaldur(listener);
  servers.push(waldur);
  return gatewayAt(waldur.origin);
}

async function gatewayAt(waldurUrl: string) {
  const app = await desk.open({ upstream: { waldurUrl, timeouts: { connectMs: 2000, responseMs: 2000 } } });
  const list = () => app.inject({ url: CONSENTS, headers: { authorization: 'Token x' } });
  return { app, list, browser: openBrowser(app) };
}

test('headers of a hostile Waldur have no say over browsers', async () => {
  const hostile = {
    'set-cookie': ['consent-desk=evil; Path=/', '__Host-consent-desk=evil'],
    'content-security-policy': 'script-src *',
    'strict-transport-security': 'max-age=0',
    'access-control-allow-origin': 'https://evil.example',
    'access-control-allow-credentials': 'true',
    'clear-site-data': '"*"',
    'service-worker-allowed': '/',
    'content-disposition': 'attachment; filename=x.exe',
    'cache-control': 'public, max-age=31536000',
    refresh: '0; url=https://evil.example/',
    location: 'https://evil.example/',
    'x-content-type-options': 'off',
    'referrer-policy': 'unsafe-url',
    'alt-svc': 'h2="evil.example:443"',
    server: 'evil',
  };
  const { list } = await gatewayTo(
    (_request, response) => void response.writeHead(200, { ...JSON_TYPE, ...hostile }).end('[]'),
  );
  const { headers, statusCode } = await list();
  expect(statusCode).toBe(200);
  for (const [name, value] of Object.entries(hostile)) expect(headers[name], name).not.toEqual(value);
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers['cache-control']).toBe('no-store');
  for (const name of ['set-cookie', 'access-control-allow-origin', 'location', 'refresh', 'content-disposition'])
    expect(headers).not.toHaveProperty(name);
});

test('a redirect leads the gateway nowhere, whatever it was asking for', async () => {
  for (const status of [301, 302, 303, 307, 308]) {
    const { app, list, browser } = await gatewayTo((request, response) => {
      response.writeHead(status, { ...JSON_TYPE, location: elsewhere.origin + (request.url ?? '/') }).end('{}');
    });
    expect((await list()).json()).toEqual({ detail: UNEXPECTED });
    expect((await browser.signIn('ann')).statusCode).toBe(502);
    expect((await browser.send('POST', '/session', { payload: { token: 'abc' } })).statusCode).toBe(502);
    expect((await app.inject({ url: '/healthz' })).statusCode).toBe(503);
  }
  expect(elsewhere.connections()).toBe(0);
});

describe('a little that unpacks to very much', () => {
  const packed: RequestListener = (_request, response) =>
    void response.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }).end(bomb);

  test('is not unpacked whole where the gateway reads it itself', async () => {
    const { browser, app } = await gatewayTo(packed);
    const signIn = await browser.signIn('ann');
    expect([signIn.statusCode, signIn.json(), signIn.cookies]).toEqual([502, { detail: UNEXPECTED }, []]);
    expect((await app.inject({ url: '/healthz' })).statusCode).toBe(503);
    expect((await browser.send('GET', '/session')).json()).toMatchObject({ user: null });
  });

  test('is refused when it is packed twice', async () => {
    const twice = { ...JSON_TYPE, 'content-encoding': 'gzip, gzip' };
    const { list } = await gatewayTo((_request, response) => void response.writeHead(200, twice).end(gzipSync(bomb)));
    const response = await list();
    expect([response.statusCode, response.json()]).toEqual([502, { detail: UNEXPECTED }]);
  });

  test('shows no token of a user by being too long to look through', async () => {
    const { browser } = await gatewayTo((request, response) => {
      const many = request.url === '/api/users/';
      const body = many
        ? JSON.stringify([ANN, { ...ANN, full_name: 'x'.repeat(17 * 1024 * 1024) }])
        : JSON.stringify(ANN);
      response.writeHead(200, JSON_TYPE).end(body);
    });
    await browser.send('POST', '/session', { payload: { token: 'the-secret' } });
    const response = await browser.send('GET', '/api/users/');
    expect([response.statusCode, response.json()]).toEqual([502, { detail: UNEXPECTED }]);
  });
});

describe('bytes that are no proper answer', () => {
  /** A Waldur that answers each request with `bytes`, and keeps the connection. */
  async function gatewayToBytes(bytes: (url: string) => string) {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('data', (part: Buffer) => socket.write(bytes(/^\w+ (\S+)/.exec(part.toString())?.[1] ?? ''), 'latin1'));
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    servers.push({
      close() {
        for (const socket of sockets) socket.destroy();
        return new Promise((resolve) => void server.close(resolve));
      },
    });
    // A TCP server's address is never a path.
    return gatewayAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }
  const OK = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
  const response = (json: string) => `${OK}Content-Length: ${json.length}\r\n\r\n${json}`;

  test.each([
    ['two lengths', `${OK}Content-Length: 2\r\nContent-Length: 3\r\n\r\n[]x`],
    ['a length and chunks', `${OK}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n[]\r\n0\r\n\r\n`],
    ['a header of 100 kB', `${OK}X-Long: ${'x'.repeat(100_000)}\r\nContent-Length: 2\r\n\r\n[]`],
    ['a null byte in a header', `${OK}X-A: a\0b\r\nContent-Length: 2\r\n\r\n[]`],
    ['another protocol', `HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n[]`],
  ])('%s become one clear error', async (_what, bytes) => {
    const { list } = await gatewayToBytes(() => bytes);
    const { statusCode, json } = await list();
    expect([statusCode, json()]).toEqual([
      502,
      { detail: expect.stringMatching(/^The (server|answer of the server) behind/) },
    ]);
  });

  test('a second answer behind the first is nobody’s', async () => {
    const { app } = await gatewayToBytes((url) => response(`["${url}"]`) + response('["of somebody else"]'));
    for (let n = 0; n < 20; n++) {
      const { statusCode, body } = await app.inject({
        url: `${CONSENTS}?page=${n}`,
        headers: { authorization: 'Token x' },
      });
      expect(body).not.toContain('somebody else');
      expect([200, 502]).toContain(statusCode);
    }
  });
});

test('a program that speaks HTTP/1.0 gets long answers without chunks, and the connection is closed', async () => {
  const long = JSON.stringify(Array.from({ length: 20_000 }, (_, n) => n));
  const { app } = await gatewayTo((_request, response) => void response.writeHead(200, JSON_TYPE).end(long));
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  const lines = [`GET ${CONSENTS} HTTP/1.0`, `Host: ${HOST}`, 'Connection: keep-alive', 'Authorization: Token x'];
  const [head = '', body] = (await sendRaw(origin, `${lines.join('\r\n')}\r\n\r\n`)).split('\r\n\r\n');
  expect(head.toLowerCase()).not.toContain('transfer-encoding');
  expect(body).toBe(long);
});

test('an upgrade to another protocol is not made, and its bytes reach nobody', async () => {
  const seen: string[] = [];
  const { app } = await gatewayTo((request, response) => {
    seen.push(`${request.method} ${request.headers.upgrade ?? ''}`);
    response.writeHead(200, JSON_TYPE).end('[]');
  });
  const { hostname, port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
  const socket = connect(Number(port), hostname);
  const upgrade = [
    'Upgrade: websocket',
    'Connection: Upgrade, close',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: x',
  ];
  socket.write(
    `GET ${CONSENTS} HTTP/1.1\r\nHost: ${HOST}\r\nAuthorization: Token x\r\n${upgrade.join('\r\n')}\r\n\r\n`,
  );
  let told = '';
  socket.on('data', (part: Buffer) => (told += part.toString('latin1')));
  await new Promise<void>((resolve) => void socket.on('close', () => resolve()));
  expect(told).toMatch(/^HTTP\/1\.1 200 /);
  expect(seen).toEqual(['GET ']);
});
