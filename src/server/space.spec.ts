import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { CONSENTS } from '#contract/paths.ts';
import { openBrowser, createDesk, type Desk } from './testing/desk.ts';
import { freeSpace } from './durable.ts';
import { type Space, watchSpace } from './space.ts';

const MEGABYTE = 1024 * 1024;

let desk: Desk;
let space: Space | undefined;
beforeAll(async () => {
  desk = await createDesk();
});
afterAll(async () => {
  space?.stop();
  await desk.close();
});

test('with too little room everything can be read, nothing changed, and that ends by itself', async () => {
  const disk = { freeMB: 500 };
  const log = { error: vi.fn(), info: vi.fn() };
  const watched = await watchSpace({
    directory: 'anywhere',
    reserve: 100 * MEGABYTE,
    log,
    everyMs: 10,
    freeBytes: async () => disk.freeMB * MEGABYTE,
  });
  space = watched;
  const ann = await desk.user('ann', { is_staff: true });
  const offering = await desk.world.offering({ name: 'Compute' });
  await desk.world.terms(offering, { version: '1.0', is_active: true });
  const uuid = await desk.world.consent(ann, offering, { version: '1.0' });
  const app = await desk.open({ upstream: { db: desk.db, shortage: watched.shortage } });
  const browser = openBrowser(app);
  const reads = async () => (await browser.send('GET', `${CONSENTS}${uuid}/`)).json();
  const revoke = () => browser.send('POST', `${CONSENTS}${uuid}/revoke/`);

  disk.freeMB = 99;
  await vi.waitFor(() => expect(watched.shortage()).toMatch(/nearly full/));
  expect((await browser.signIn('ann')).statusCode).toBe(200);
  const refused = await revoke();
  expect([refused.statusCode, refused.json()]).toEqual([507, { detail: watched.shortage() }]);
  expect(await reads()).toMatchObject({ has_consent: true });
  // Whoever is nobody learns nothing of the disk.
  expect((await openBrowser(app).send('DELETE', `${CONSENTS}${uuid}/`)).statusCode).toBe(401);

  disk.freeMB = 110;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect((await revoke()).statusCode).toBe(507);
  disk.freeMB = 126;
  await vi.waitFor(() => expect(watched.shortage()).toBeUndefined());
  expect((await revoke()).statusCode).toBe(200);
  expect(await reads()).toMatchObject({ has_consent: false });
  expect((await browser.send('DELETE', '/session', { payload: { scope: 'everywhere' } })).statusCode).toBe(200);
  expect(log.error).toHaveBeenCalledExactlyOnceWith(
    { freeMB: 99, reserveMB: 100 },
    expect.stringContaining('nearly full'),
  );
  expect(log.info).toHaveBeenCalledOnce();
});

test('a disk that does not tell its room counts as one with room; a real one tells', async () => {
  const log = { error: vi.fn(), info: vi.fn() };
  const freeBytes = () => Promise.reject(new Error('unknown'));
  const unknown = await watchSpace({ directory: 'anywhere', reserve: MEGABYTE, log, freeBytes });
  unknown.stop();
  expect([unknown.shortage(), unknown.isFull()]).toEqual([undefined, false]);
  expect(await freeSpace(tmpdir())).toBeGreaterThan(0);
});
