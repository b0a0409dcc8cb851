import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FastifyInstance } from 'fastify';
import type { Queryable } from '#server/db/database.ts';
import { DatabaseUnavailable } from '#server/db/unavailable.ts';
import { createDesk, openBrowser, PASSWORD, type Browser, type Desk } from '#server/testing/desk.ts';
import { openSharedMemory, type SharedMemory } from './shared-memory.ts';
import { SESSION_LIFETIME } from './session/cookie.ts';
import { FAILURES_FROM_EVERYWHERE, FAILURES_PER_ACCOUNT } from './session/throttle.ts';

const INSERT = `insert into ended_sessions (id, expires) values ($1, '2026-03-02')`;
const START = new Date('2026-03-01T12:00:00.000Z');

let desk: Desk;
const reports: string[] = [];
const report = (message: string) => void reports.push(message);

beforeAll(async () => {
  desk = await createDesk();
  await desk.user('ann', { is_staff: true });
  await desk.db.query('update users set token_lifetime = null');
});
beforeEach(() => {
  reports.length = 0;
});
afterEach(async () => {
  desk.clock.now = START;
  await desk.db.execute('delete from ended_sessions; delete from sign_in_counts; delete from familiar_addresses');
});
afterAll(() => desk.close());

/** A process of its own on the same database, as far as memory goes. */
async function start(db: Queryable = desk.db): Promise<{ app: FastifyInstance; memory: SharedMemory }> {
  const memory = await openSharedMemory(db, { now: () => desk.clock.now, report });
  return { app: await desk.open({ memory }), memory };
}

/** The database of a process that can be told to be away, and counts what ended sessions are read from it. */
function watched() {
  const seen = { isAway: false, asked: 0, heard: 0 };
  const query: Queryable['query'] = async <Row extends object>(text: string, values?: readonly unknown[]) => {
    if (seen.isAway) throw new DatabaseUnavailable(new Error('away'));
    const rows = await desk.db.query<Row>(text, values);
    if (text.includes('from ended_sessions where id')) seen.asked++;
    if (text.includes('ended_sessions e')) seen.heard += rows.filter((row) => 'id' in row && row.id !== null).length;
    return rows;
  };
  return { seen, db: { ...desk.db, query } };
}

const me = async (who: Browser) => (await who.send('GET', '/api/users/me/')).statusCode;
const count = async (table: string) => (await desk.db.query<{ n: number }>(`select count(*) as n from ${table}`))[0]?.n;
const signOut = (who: Browser) => who.send('DELETE', '/session', { payload: { scope: 'here' } });

describe('a session that one process has ended', () => {
  test('is over at the others after their next look, and at those that start later', async () => {
    const [one, other] = [await start(), await start()];
    const browser = openBrowser(one.app);
    await browser.signIn('ann');
    const copy = openBrowser(other.app, '192.0.2.1', browser);
    expect(await me(copy)).toBe(200);
    await signOut(browser);
    await other.memory.refresh();
    expect(await me(copy)).toBe(401);
    const later = await start();
    expect(await me(openBrowser(later.app, '192.0.2.1', copy))).toBe(401);
  });

  test('is forgotten when its cookie would not be accepted any more', async () => {
    const { app, memory } = await start();
    const browser = openBrowser(app);
    await browser.signIn('ann');
    await signOut(browser);
    await memory.refresh();
    expect(await count('ended_sessions')).toBe(1);
    desk.clock.now = new Date(START.getTime() + SESSION_LIFETIME * 1000);
    await memory.refresh();
    expect(await count('ended_sessions')).toBe(0);
  });

  test('is told later where the database was away, and the browser is signed out at once', async () => {
    const { seen, db } = watched();
    const [one, other] = [await start(db), await start()];
    const browser = openBrowser(one.app);
    await browser.signIn('ann');
    const copy = openBrowser(other.app, '192.0.2.1', browser);
    const before = openBrowser(one.app, '192.0.2.1', browser);
    seen.isAway = true;
    expect((await signOut(browser)).statusCode).toBe(200);
    expect(reports).toEqual(['An ended session is told to other processes later']);
    await one.memory.refresh();
    expect(reports).toHaveLength(2);
    expect([await me(before), await me(copy)]).toEqual([401, 200]);
    seen.isAway = false;
    await one.memory.refresh();
    await other.memory.refresh();
    expect(await me(copy)).toBe(401);
  });

  test('is neither accepted nor refused where nobody can say whether it is one', async () => {
    const { seen, db } = watched();
    const [one, other] = [await start(), await start(db)];
    const browser = openBrowser(one.app);
    await browser.signIn('ann');
    const copy = openBrowser(other.app, '192.0.2.1', browser);
    seen.isAway = true;
    for (const [method, path] of [
      ['GET', '/api/users/me/'],
      ['GET', '/session'],
    ] as const) {
      const { statusCode, headers, body } = await copy.send(method, path);
      expect([statusCode, headers['retry-after'], body]).toEqual([
        503,
        '2',
        expect.stringContaining('cannot be reached'),
      ]);
    }
    seen.isAway = false;
    expect(await me(copy)).toBe(200);
  });

  test.runIf(process.env['TEST_DATABASE_URL'])('is not missed when it is committed after a later one', async () => {
    const { memory } = await start();
    const [early, late] = [randomUUID(), randomUUID()];
    const areOver = () => Promise.all([late, early].map(memory.ended.has));
    expect(await areOver()).toEqual([false, false]);
    await desk.db.transaction(async (tx) => {
      await tx.query(INSERT, [early]);
      await desk.db.query(INSERT, [late]);
      await memory.refresh();
      expect(await areOver()).toEqual([true, false]);
    });
    await memory.refresh();
    expect(await areOver()).toEqual([true, true]);
  });

  test('costs a start and a request nothing, however many there are', async () => {
    await desk.db.query(
      `insert into ended_sessions (id, expires) select gen_random_uuid(), '2026-03-02' from generate_series(1, 2000)`,
    );
    const { seen, db } = watched();
    const { app, memory } = await start(db);
    const browser = openBrowser(app);
    await browser.signIn('ann');
    for (let n = 0; n < 3; n++) expect(await me(browser)).toBe(200);
    await memory.refresh();
    expect(await me(browser)).toBe(200);
    expect(seen.asked).toBe(1);
    // On a server, transactions in the databases of other tests hold the look back, and the same is heard again.
    if (process.env['TEST_DATABASE_URL']) return;
    expect(seen.heard).toBe(0);
    for (let n = 0; n < 3; n++) await desk.db.query(INSERT, [randomUUID()]);
    await memory.refresh();
    await memory.refresh();
    expect(seen.heard).toBe(3);
  });

  test('is asked for again once the process could not follow', async () => {
    const { seen, db } = watched();
    const { memory } = await start(db);
    const id = randomUUID();
    expect(await memory.ended.has(id)).toBe(false);
    seen.isAway = true;
    await memory.refresh();
    seen.isAway = false;
    await desk.db.query(INSERT, [id]);
    expect(await memory.ended.has(id)).toBe(true);
  });

  // In both, the ending has a number that the process has passed already.
  test.each([
    ['counts on from less', { next: '999999999999' }, {}],
    ['was started at another time', { next: '999999999999', server: 'another' }, { next: '999999999999' }],
  ])('is not missed in a database that took the place of another, and %s', async (_how, before, after) => {
    let told: object = before;
    const { memory } = await start({
      ...desk.db,
      async query<Row extends object>(text: string, values?: readonly unknown[]) {
        const rows = await desk.db.query<Row>(text, values);
        return rows.map((row) => ('next' in row ? { ...row, ...told } : row));
      },
    });
    const id = randomUUID();
    expect(await memory.ended.has(id)).toBe(false);
    await desk.db.query(INSERT, [id]);
    told = after;
    await memory.refresh();
    expect(await memory.ended.has(id)).toBe(true);
  });
});

describe('failed sign-ins', () => {
  const wrong = async (app: FastifyInstance, address: string) =>
    (await openBrowser(app, address).signIn('ann', 'wrong')).statusCode;

  test('are counted by all processes together, and also after a restart', async () => {
    const [{ app: one }, { app: other }] = [await start(), await start()];
    for (let n = 0; n < FAILURES_PER_ACCOUNT; n++) expect(await wrong(n % 2 ? one : other, '192.0.2.1')).toBe(401);
    for (const app of [one, other, (await start()).app]) {
      const response = await openBrowser(app, '192.0.2.1').signIn('ann', PASSWORD);
      expect(response.statusCode).toBe(429);
      expect(Number(response.headers['retry-after'])).toBeGreaterThan(500);
      expect((await openBrowser(app, '192.0.2.2').signIn('ann', PASSWORD)).statusCode).toBe(200);
    }
  });

  test('from everywhere leave out an address that is familiar to any process', async () => {
    const [one, other] = [await start(), await start()];
    expect((await openBrowser(one.app, '192.0.2.9').signIn('ann')).statusCode).toBe(200);
    for (let n = 0; n <= FAILURES_FROM_EVERYWHERE; n++) await wrong(one.app, `198.51.100.${n}`);
    expect(await wrong(other.app, '192.0.2.3')).toBe(429);
    expect((await openBrowser(other.app, '192.0.2.9').signIn('ann')).statusCode).toBe(200);
  });

  test('are kept without names and addresses, and removed when their time is over', async () => {
    const { app, memory } = await start();
    await openBrowser(app, '192.0.2.9').signIn('ann');
    await wrong(app, '192.0.2.9');
    const kept = JSON.stringify(
      await desk.db.query('select key from sign_in_counts union all select key from familiar_addresses'),
    );
    expect(kept).not.toMatch(/ann|192\.0/);
    await desk.db.query('update sign_in_counts set expire = 1');
    await memory.refresh();
    expect([await count('sign_in_counts'), await count('familiar_addresses')]).toEqual([0, 1]);
  });

  test('are counted by the process alone while the database is away', async () => {
    const { seen, db } = watched();
    const { app } = await start(db);
    seen.isAway = true;
    for (let n = 0; n < FAILURES_PER_ACCOUNT; n++) expect(await wrong(app, '192.0.2.1')).toBe(401);
    expect(await wrong(app, '192.0.2.1')).toBe(429);
    expect(await count('sign_in_counts')).toBe(0);
  });
});
