import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '#server/db/database.ts';
import { loggerOptions } from '#server/log.ts';
import { deriveKey, loadSessionKeys } from '#server/gateway/session/secrets.ts';
import { createDesk, openBrowser, PASSWORD, type Desk } from '#server/testing/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await createDesk();
  await desk.user('ann');
});
afterAll(() => desk.close());

function recorder() {
  const lines: string[] = [];
  return { lines, logger: loggerOptions('trace', { write: (line: string) => void lines.push(line) }) };
}

describe('the log', () => {
  test('has one line for each request, and never a secret or a name', async () => {
    const { lines, logger } = recorder();
    const app = await desk.open({ logger });
    const browser = openBrowser(app);
    await browser.signIn('ann', 'a wrong secret');
    await browser.signIn('ann');
    const token: string = (
      await app.inject({ method: 'POST', url: '/api-auth/password/', payload: { username: 'ann', password: PASSWORD } })
    ).json().token;
    await browser.send('GET', '/api/users/?query=ann.lindqvist', { headers: { 'x-request-id': 'trace-1234' } });
    await app.inject({ url: '/api/users/me/', headers: { authorization: `Token ${token}` } });
    await browser.send('POST', '/session', {
      payload: '{"password": "half',
      headers: { 'content-type': 'application/json' },
    });

    const text = lines.join('');
    const [cookie = ''] = [...browser.cookies.values()];
    for (const secret of [token, cookie, PASSWORD, 'a wrong secret', 'half', 'ann.lindqvist'])
      expect(text).not.toContain(secret);
    const parsed = lines.map((line): Record<string, unknown> => JSON.parse(line));
    expect(parsed).toContainEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      reqId: 'trace-1234',
      method: 'GET',
      path: '/api/users/',
      route: '/api/users/',
      status: 200,
      ms: expect.any(Number),
      msg: 'request',
    });
    expect(parsed).toContainEqual(expect.objectContaining({ method: 'POST', path: '/session', status: 401 }));
  });

  test('hides secrets even in objects that should never have been logged', async () => {
    const { lines, logger } = recorder();
    const app = await desk.open({ logger });
    const headers = { authorization: 'Token s3cret', cookie: 's3cret', 'set-cookie': 's3cret', host: 'shown' };
    app.log.info({ password: 's3cret', request: { headers, body: { x: 's3cret' } }, user: { token: 's3cret' } });
    app.log.error({ err: Object.assign(new Error('seen'), { detail: 'Key (email)=(s3cret)', code: '23505' }) });
    const text = lines.join('');
    expect(text).not.toContain('s3cret');
    for (const kept of ['shown', '"message":"seen"', '"code":"23505"', '[hidden]']) expect(text).toContain(kept);
  });

  test('keeps a harmless request id and replaces any other', async () => {
    const app = await desk.open();
    const idFor = async (id: string) =>
      (await app.inject({ url: '/session', headers: { 'x-request-id': id } })).headers['x-request-id'];
    expect(await idFor('from-the-proxy_1.2')).toBe('from-the-proxy_1.2');
    for (const odd of ['short', 'x'.repeat(65), 'with space in it', '<script>alert</script>'])
      expect(await idFor(odd)).not.toBe(odd);
  });
});

describe('a failing database', () => {
  const broken: Database = {
    query: () => Promise.reject(new Error('connection to db.internal lost')),
    transaction: () => Promise.reject(new Error('connection to db.internal lost')),
    snapshot: () => Promise.reject(new Error('connection to db.internal lost')),
    execute: () => Promise.reject(new Error('connection to db.internal lost')),
    close: async () => {},
  };

  test('makes the health check fail and tells outsiders nothing more', async () => {
    const { lines, logger } = recorder();
    const app = await desk.open({ upstream: { db: broken }, logger });
    const response = await app.inject({ url: '/healthz' });
    expect([response.statusCode, response.json()]).toEqual([503, { status: 'unavailable' }]);
    expect(lines.join('')).toContain('connection to db.internal lost');
    expect((await (await desk.open()).inject({ url: '/healthz' })).json()).toEqual({ status: 'ok' });
  });

  test('is a clear error at sign-in, not a wrong password, and does not count as one', async () => {
    const app = await desk.open({ upstream: { db: broken } });
    const browser = openBrowser(app);
    for (let n = 0; n < 7; n++) {
      const response = await browser.signIn('ann');
      expect(response.statusCode).toBe(502);
      expect(response.json().detail).toBe(
        'The server behind this page answered unexpectedly (500). Try again in a moment.',
      );
    }
  });

  test('leaves a signed-in browser its session', async () => {
    const browser = openBrowser(await desk.open());
    await browser.signIn('ann');
    const unlucky = openBrowser(await desk.open({ upstream: { db: broken } }));
    for (const [name, value] of browser.cookies) unlucky.cookies.set(name, value);
    expect((await unlucky.send('GET', '/session')).statusCode).toBe(502);
    expect(unlucky.cookies).toEqual(browser.cookies);
  });
});

describe('the session key', () => {
  test('is made once, kept for its owner only, and replaced by nobody', async () => {
    const dataDirectory = await mkdtemp(join(tmpdir(), 'consent-desk-key-'));
    const made: string[] = [];
    const load = () => loadSessionKeys({ sessionKeys: [], dataDirectory }, (file) => void made.push(file));
    const [first, second] = await Promise.all([load(), load()]);
    expect(first).toEqual(second);
    expect(made).toEqual([join(dataDirectory, 'session-key')]);
    expect(first?.[0]).toMatch(/^[\w-]{43}$/);
    const file = join(dataDirectory, 'session-key');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await loadSessionKeys({ sessionKeys: ['configured'], dataDirectory })).toEqual(['configured']);
    for (const damaged of [Buffer.alloc(44), 'short']) {
      await writeFile(file, damaged);
      await expect(load()).rejects.toThrow('is damaged; delete it');
    }
    expect(await readFile(file, 'utf8')).toBe('short');
    await rm(dataDirectory, { recursive: true });
  });

  test('gives another key for each purpose', () => {
    expect(deriveKey('secret', 'cookies')).toHaveLength(32);
    expect(deriveKey('secret', 'cookies')).not.toEqual(deriveKey('secret', 'tokens'));
  });
});
