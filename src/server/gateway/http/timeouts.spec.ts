import { once } from 'node:events';
import { truncate, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONSENTS } from '#contract/paths.ts';
import { startFakeWaldur, type FakeWaldur } from '#server/testing/fake-waldur.ts';
import { BUILT_PAGE, createDesk, HOST, type Desk } from '#server/testing/desk.ts';

const TIMEOUTS = { headers: 10_000, request: 10_000, response: 2500, checkInterval: 1000 };
/** More than what sockets hold, and little enough to be read in time by a machine that is busy with other tests. */
const BIG = 16 * 1024 * 1024;

let desk: Desk;
let waldur: FakeWaldur;
let room: string;
let origin: string;
/** How many answers Waldur began, and how many connections of those are gone since. */
const waldurs = { begun: 0, gone: 0 };

beforeAll(async () => {
  room = await mkdtemp(join(tmpdir(), 'consent-desk-slow-'));
  await mkdir(join(room, 'assets'));
  await writeFile(join(room, 'index.html'), BUILT_PAGE);
  await writeFile(join(room, 'assets/big.bin'), '');
  await truncate(join(room, 'assets/big.bin'), BIG);
  waldur = await startFakeWaldur((request, response) => {
    waldurs.begun += 1;
    request.socket.on('close', () => (waldurs.gone += 1));
    response.writeHead(200, { 'content-type': 'application/json' }).write('["');
    // For ever, so that the length of the answer is never reached.
    const timer = setInterval(() => response.write('x'.repeat(64 * 1024)), 5);
    response.on('close', () => clearInterval(timer));
  });
  desk = await createDesk();
  const app = await desk.open({ upstream: { waldurUrl: waldur.origin }, webDirectory: room, timeouts: TIMEOUTS });
  origin = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await desk.close();
  await waldur.close();
  await rm(room, { recursive: true });
});

/** Asks, reads nothing until `until` is done, then everything that is left; gives how much that was, and how it ends. */
async function readNothing(path: string, until: () => Promise<unknown>) {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.pause();
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${HOST}\r\nAuthorization: Token x\r\n\r\n`);
  await until();
  let length = 0;
  let end = '';
  socket.on('data', (part: Buffer) => {
    length += part.length;
    end = (end + part.subarray(-5).toString('latin1')).slice(-5);
  });
  socket.resume();
  await once(socket, 'close');
  return { length, end };
}

test('whoever does not read the answer of a Waldur loses the connection, and the one to Waldur is free again', async () => {
  const { end } = await readNothing(CONSENTS, async () => {
    await expect.poll(() => waldurs, { timeout: 5000 }).toEqual({ begun: 1, gone: 1 });
  });
  expect(end).not.toBe('0\r\n\r\n');
});

test('whoever does not read a file loses the connection; others read it whole meanwhile', async () => {
  let others = 0;
  const { length } = await readNothing('/assets/big.bin', async () => {
    const end = Date.now() + TIMEOUTS.response + 500;
    while (Date.now() < end) {
      others += 1;
      const response = await fetch(`${origin}/assets/big.bin`, { headers: { 'accept-encoding': 'identity' } });
      expect((await response.arrayBuffer()).byteLength).toBe(BIG);
    }
  });
  expect(length).toBeLessThan(BIG);
  expect(others).toBeGreaterThan(0);
});

test('an answer of a Waldur that never ends is cut off however fast it is read', async () => {
  const response = await fetch(origin + CONSENTS, { headers: { authorization: 'Token x' } });
  await expect(response.arrayBuffer()).rejects.toThrow('terminated');
  await expect.poll(() => waldurs).toEqual({ begun: 2, gone: 2 });
});
