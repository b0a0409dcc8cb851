import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CONSENTS } from '#contract/paths.ts';
import { startFakeWaldur, type FakeWaldur } from '#server/testing/fake-waldur.ts';
import { createDesk, HOST, openBrowser, sendRaw, type Desk } from '#server/testing/desk.ts';

const TIMEOUTS = { headers: 400, request: 800, response: 10_000, checkInterval: 100 };

let desk: Desk;
let waldur: FakeWaldur;
let remote: string;
let embedded: string;
/** Method and body of whatever reached Waldur. */
const asked: string[] = [];

beforeAll(async () => {
  waldur = await startFakeWaldur(async (request, response) => {
    asked.push(`${request.method} ${request.url} ${await text(request)}`);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  desk = await createDesk();
  const listen = { host: '127.0.0.1', port: 0 };
  remote = await (await desk.open({ upstream: { waldurUrl: waldur.origin }, timeouts: TIMEOUTS })).listen(listen);
  embedded = await (await desk.open({ timeouts: TIMEOUTS })).listen(listen);
});
beforeEach(() => {
  asked.length = 0;
});
afterAll(async () => {
  await desk.close();
  await waldur.close();
});

const post = (...lines: string[]) =>
  [
    `POST ${CONSENTS} HTTP/1.1`,
    `Host: ${HOST}`,
    'Authorization: Token x',
    'Content-Type: application/json',
    ...lines,
  ].join('\r\n');
const SMUGGLED = `DELETE ${CONSENTS}00000000-0000-0000-0000-000000000000/ HTTP/1.1\r\nHost: ${HOST}\r\nAuthorization: Token x\r\n\r\n`;
const statuses = (responses: string) =>
  [...responses.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));

describe('a request of ambiguous length', () => {
  test.each([
    ['both a length and chunks', post('Content-Length: 4', 'Transfer-Encoding: chunked', '', '0', '', SMUGGLED)],
    ['chunks and then a length', post('Transfer-Encoding: chunked', 'Content-Length: 4', '', '0', '', SMUGGLED)],
    ['two lengths', post('Content-Length: 0', 'Content-Length: 5', '', SMUGGLED)],
    ['two equal lengths', post('Content-Length: 2', 'Content-Length: 2', '', `{}${SMUGGLED}`)],
    ['a list of lengths', post('Content-Length: 0, 5', '', SMUGGLED)],
    ['a length with a sign', post('Content-Length: +2', '', `{}${SMUGGLED}`)],
    ['a negative length', post('Content-Length: -1', '', SMUGGLED)],
    ['a hexadecimal length', post('Content-Length: 0x2', '', `{}${SMUGGLED}`)],
    ['a length beyond all numbers', post('Content-Length: 99999999999999999999999', '', SMUGGLED)],
    ['a space before the colon', post('Content-Length : 2', '', `{}${SMUGGLED}`)],
    ['a folded header', post('Transfer-Encoding:', ' chunked', '', '0', '', SMUGGLED)],
    ['a folded length', post('Content-Length: 2', ' 5', '', `{}${SMUGGLED}`)],
    ['an unknown coding', post('Transfer-Encoding: xchunked', '', '0', '', SMUGGLED)],
    ['chunks that are not last', post('Transfer-Encoding: chunked, identity', '', '0', '', SMUGGLED)],
    ['chunks behind a tab', post('Transfer-Encoding:\tchunked', 'Transfer-Encoding: x', '', '0', '', SMUGGLED)],
    ['a vertical tab', post('Transfer-Encoding:\u000bchunked', '', '0', '', SMUGGLED)],
    ['a chunk size that is no number', post('Transfer-Encoding: chunked', '', 'zz', '{}', '0', '', SMUGGLED)],
    ['a chunk size with a sign', post('Transfer-Encoding: chunked', '', '+2', '{}', '0', '', SMUGGLED)],
    [
      'a chunk size beyond all numbers',
      post('Transfer-Encoding: chunked', '', 'fffffffffffffffffff', '{}', '0', '', SMUGGLED),
    ],
    ['a chunk longer than its size', post('Transfer-Encoding: chunked', '', '1', '{}', '0', '', SMUGGLED)],
    ['lines that end without CR', post('Transfer-Encoding: chunked', '', '2\n{}\n0\n', SMUGGLED)],
    ['a null byte in a header', post('X-A: a\0b', 'Content-Length: 0', '', SMUGGLED)],
    ['a name that is no name', post('X A: b', 'Content-Length: 0', '', SMUGGLED)],
    ['two hosts', post('Host: evil.example', 'Connection: close', 'Content-Length: 0', '', SMUGGLED)],
  ])('%s is refused, and nothing behind it is taken for a request', async (_what, bytes) => {
    for (const origin of [remote, embedded]) {
      const responses = await sendRaw(origin, bytes);
      expect(statuses(responses).filter((status) => status < 400)).toEqual([]);
      expect(statuses(responses).length).toBeLessThanOrEqual(1);
    }
    expect(asked).toEqual([]);
  });

  test('a whole request and one behind it are two requests', async () => {
    const second = post('Content-Length: 2', 'Connection: close', '', '{}');
    expect(statuses(await sendRaw(remote, [post('Content-Length: 2', '', '{}'), second]))).toEqual([200, 200]);
    expect(asked).toEqual([`POST ${CONSENTS} {}`, `POST ${CONSENTS} {}`]);
  });

  test.each([
    ['of two lengths', post('Content-Length: 4', 'Transfer-Encoding: chunked', '', '0', '', SMUGGLED)],
    [
      'of chunks that end early',
      post('Transfer-Encoding: chunked', 'Content-Length: 60', '', '1', 'xx', '0', '', SMUGGLED),
    ],
  ])('behind a whole request, one %s is refused, and nothing after it is read', async (_what, second) => {
    const responses = await sendRaw(remote, post('Content-Length: 2', '', '{}') + second);
    expect(statuses(responses).at(-1)).toBe(400);
    // The refusal closes the connection, perhaps before the first request has its answer.
    expect(statuses(responses).filter((status) => status !== 200)).toEqual([400]);
    await sendRaw(remote, post('Content-Length: 3', 'Connection: close', '', '[1]'));
    expect(asked.filter((line) => line !== `POST ${CONSENTS} {}`)).toEqual([`POST ${CONSENTS} [1]`]);
  });

  test('a body that a read brings along reaches nobody', async () => {
    const get = post('Content-Length: 4', 'Connection: close', '', 'evil').replace('POST', 'GET');
    expect(statuses(await sendRaw(remote, get))).toEqual([200]);
    expect(asked).toEqual([`GET ${CONSENTS} `]);
  });
});

describe('too much', () => {
  const tooLong = 'x'.repeat(1024 * 1024 + 1);

  test.each(['Content-Length: 1048577\r\n\r\n', 'Transfer-Encoding: chunked\r\n\r\n100001\r\n'])(
    'of a body is refused with 413 (%j)',
    async (begin) => {
      for (const origin of [remote, embedded]) {
        const response = await sendRaw(origin, post('Connection: close', begin + tooLong));
        expect(statuses(response)).toEqual([413]);
        expect(response).toContain('{"detail":"');
      }
      expect(asked).toEqual([]);
    },
  );

  test.each(['/session', '/api-auth/password/'])('of a body at %s is refused with 413', async (url) => {
    for (const origin of [remote, embedded]) {
      const response = await fetch(origin + url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin },
        body: JSON.stringify({ username: tooLong, password: 'x' }),
      });
      expect(response.status).toBe(413);
    }
    expect(asked).toEqual([]);
  });

  test.each([
    ['one header', `X-Long: ${'x'.repeat(20_000)}`],
    ['many headers', Array.from({ length: 3000 }, (_, n) => `X-${n}: x`).join('\r\n')],
    ['a cookie', `Cookie: consent-desk=${'x'.repeat(20_000)}`],
  ])('of headers is refused with 431 (%s)', async (_what, lines) => {
    for (const origin of [remote, embedded]) {
      expect(statuses(await sendRaw(origin, post(lines, 'Content-Length: 0', '', '')))).toEqual([431]);
    }
    expect(asked).toEqual([]);
  });

  test('of an address is refused', async () => {
    const response = await sendRaw(remote, `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: ${HOST}\r\n\r\n`);
    expect(statuses(response)).toEqual([431]);
  });
});

describe('too slow', () => {
  /** Sends `begin`, then a letter each 50 ms until the server has had enough; gives how long that took. */
  async function drip(origin: string, begin: string, letter: string): Promise<number> {
    const start = Date.now();
    const { hostname, port } = new URL(origin);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    socket.resume();
    socket.write(begin);
    const timer = setInterval(() => socket.write(letter), 50);
    await new Promise<void>((resolve) => void socket.on('close', () => resolve()));
    clearInterval(timer);
    return Date.now() - start;
  }

  test.each([
    ['headers', `GET / HTTP/1.1\r\nHost: ${HOST}\r\nX-Slow: `, 'x'],
    ['a request line', 'GET /', 'x'],
    ['a body', post('Content-Length: 1000', '', ''), 'x'],
    ['chunks', post('Transfer-Encoding: chunked', '', ''), '1\r\nx\r\n'],
  ])('%s that never come to an end cost their sender the connection', async (_what, begin, letter) => {
    for (const origin of [remote, embedded]) expect(await drip(origin, begin, letter)).toBeLessThan(3000);
    expect(asked).toEqual([]);
  });

  test('a hundred such senders keep nobody else waiting', async () => {
    const slow = Array.from({ length: 100 }, () => drip(embedded, `GET / HTTP/1.1\r\nX-Slow: `, 'x'));
    const response = await fetch(`${embedded}/healthz`);
    expect(response.status).toBe(200);
    await Promise.all(slow);
  });
});

test('after all that, people can still sign in', async () => {
  await desk.user('ann');
  expect((await openBrowser(await desk.open()).signIn('ann')).statusCode).toBe(200);
});

test.each(['QUERY', 'PURGE', 'PROPFIND', 'M-SEARCH'])(
  'the method %s is refused by name, with what is allowed',
  async (method) => {
    const request = (path: string) => `${method} ${path} HTTP/1.1\r\nHost: ${HOST}\r\nConnection: close\r\n\r\n`;
    const response = await sendRaw(embedded, request('/api/configuration/'));
    expect(response).toMatch(/^HTTP\/1\.1 405 /);
    expect(response).toMatch(/\r\nallow: GET, HEAD, OPTIONS\r\n/i);
    expect(response).toContain(JSON.stringify({ detail: `Method "${method}" not allowed.` }));
    for (const [origin, path] of [
      [embedded, '/consents'],
      [embedded, '/session'],
      [remote, CONSENTS],
    ] as const)
      expect(await sendRaw(origin, request(path)), path).toMatch(/^HTTP\/1\.1 404 /);
    expect(asked).toEqual([]);
  },
);
