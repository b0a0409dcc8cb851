import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { CONSENTS, TERMS } from '#contract/paths.ts';
import { startFakeWaldur, type FakeWaldur } from '#server/testing/fake-waldur.ts';
import { createDesk, HOST, sendRaw, type Desk } from '#server/testing/desk.ts';

const OFFERING = '/api/marketplace-provider-offerings/0123456789abcdef0123456789abcdef/';

interface Seen {
  method: string | undefined;
  url: string | undefined;
  headers: Record<string, unknown>;
  body: string;
}

let desk: Desk;
let waldur: FakeWaldur;
let origin: string;
const seen: Seen[] = [];
/** What the Waldur of these tests answers next. */
let reply: (own: string) => string | AsyncIterable<string>;

beforeAll(async () => {
  waldur = await startFakeWaldur(async (request, response) => {
    const { method, url, headers } = request;
    seen.push({ method, url, headers, body: await text(request) });
    response.writeHead(200, { 'content-type': 'application/json', 'x-result-count': '1' });
    const parts = reply(waldur.origin);
    for await (const part of typeof parts === 'string' ? [parts] : parts) response.write(part);
    response.end();
  });
  desk = await createDesk();
  const app = await desk.open({ upstream: { waldurUrl: waldur.origin } });
  origin = await app.listen({ host: '127.0.0.1', port: 0 });
});
beforeEach(() => {
  seen.length = 0;
  reply = () => '[]';
});
afterAll(async () => {
  await desk.close();
  await waldur.close();
});

const ask = (path: string, init: RequestInit = {}) =>
  fetch(origin + path, { ...init, headers: { authorization: 'Token x', ...init.headers } });

test('addresses in an answer lead here, and its length is right', async () => {
  reply = (own) => JSON.stringify([{ offering_url: own + OFFERING, offering_name: `é ${own}${OFFERING}` }]);
  const response = await ask(CONSENTS);
  const body = await response.text();
  expect(JSON.parse(body)).toEqual([
    { offering_url: origin + OFFERING, offering_name: `é ${waldur.origin}${OFFERING}` },
  ]);
  expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(body)));
});

test('a long answer arrives while the rest is still being made, rewritten too', async () => {
  let release: (() => void) | undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  reply = async function* (own) {
    yield `["${'x'.repeat(100_000)}", "${own}${OFFERING}", `;
    await released;
    yield `"${own}${OFFERING}"]`;
  };
  const response = await ask(CONSENTS, { headers: { 'accept-encoding': 'identity' } });
  const reader = response.body?.getReader();
  let received = Buffer.from((await reader?.read())?.value ?? []).toString();
  expect(received.length).toBeGreaterThan(1000);
  release?.();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    received += Buffer.from(part.value).toString();
  }
  expect(JSON.parse(received).slice(1)).toEqual([origin + OFFERING, origin + OFFERING]);
});

test('an own address in a body reaches Waldur as Waldur’s, with the right length', async () => {
  const body = JSON.stringify({
    offering: origin + OFFERING,
    version: '1 é',
    terms_of_service: `<a href="${origin}">`,
  });
  await ask(TERMS, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  const form = new URLSearchParams({ offering: origin + OFFERING, version: '1 é' });
  await ask(TERMS, { method: 'POST', body: form });
  const [json, encoded] = seen;
  expect(JSON.parse(json?.body ?? '')).toEqual({
    offering: waldur.origin + OFFERING,
    version: '1 é',
    terms_of_service: `<a href="${origin}">`,
  });
  expect(json?.headers['content-length']).toBe(String(Buffer.byteLength(json?.body ?? '')));
  expect(Object.fromEntries(new URLSearchParams(encoded?.body))).toEqual({
    offering: waldur.origin + OFFERING,
    version: '1 é',
  });
  expect(encoded?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
});

test('an own address in a query reaches Waldur as Waldur’s; the rest of the query stays as it is', async () => {
  await ask(
    `${CONSENTS}?offering=${encodeURIComponent(origin + OFFERING)}&o=-created,created&version=a%20b+c?d&field=x&field=y`,
  );
  expect(seen[0]?.url).toBe(
    `${CONSENTS}?offering=${encodeURIComponent(waldur.origin + OFFERING)}&o=-created,created&version=a%20b+c?d&field=x&field=y`,
  );
});

test('a body without a told length arrives with one, and no body as none', async () => {
  const head = `POST ${CONSENTS} HTTP/1.1\r\nHost: ${HOST}\r\nAuthorization: Token x\r\nConnection: close\r\n`;
  await sendRaw(
    origin,
    `${head}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
  );
  await sendRaw(origin, `${head}\r\n`);
  expect(seen.map(({ body, headers }) => [body, headers['content-length'], headers['transfer-encoding']])).toEqual([
    ['{}', '2', undefined],
    ['', '0', undefined],
  ]);
});

test('Waldur sees its own name, who asks, and no header that the client made up about addresses', async () => {
  const lines = [
    'Authorization: Token x',
    'Connection: close, X-Request-Id, Authorization, Keep-Alive',
    'Keep-Alive: timeout=5',
    'X-Forwarded-For: 1.2.3.4',
    'X-Forwarded-Host: evil.example',
    'X-Forwarded-Proto: https',
    'X-Forwarded-Port: 1',
    'X-Original-URL: /admin/',
    'X-Rewrite-URL: /admin/',
    'X-HTTP-Method-Override: DELETE',
    'Forwarded: for=1.2.3.4;host=evil.example',
    'X-Real-IP: 1.2.3.4',
    'Client-IP: 1.2.3.4',
    'True-Client-IP: 1.2.3.4',
    'Via: 1.1 evil',
    'TE: trailers',
    'Trailer: X-Evil',
    'Upgrade: websocket',
    'Proxy-Authorization: Basic x',
    'Cookie: sessionid=1',
    'X-Request-Id: trace-1234',
    'User-Agent: a program',
  ];
  const response = await sendRaw(origin, `GET ${CONSENTS} HTTP/1.1\r\nHost: ${HOST}\r\n${lines.join('\r\n')}\r\n\r\n`);
  expect(response).toMatch(/^HTTP\/1\.1 200 /);
  expect(response).toContain('x-request-id: trace-1234');
  const { host, ...headers } = seen[0]?.headers ?? {};
  expect(host).toBe(new URL(waldur.origin).host);
  expect(headers).toEqual({
    'accept-encoding': 'identity',
    connection: 'keep-alive',
    'user-agent': 'a program',
    'x-forwarded-for': '127.0.0.1',
    'x-request-id': 'trace-1234',
  });
});

test('one connection serves many requests', async () => {
  await ask(CONSENTS);
  const before = waldur.connections();
  for (let n = 0; n < 20; n++) expect((await ask(CONSENTS)).status).toBe(200);
  expect(waldur.connections()).toBe(before);
});
