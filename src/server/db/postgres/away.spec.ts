import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONSENTS } from '#contract/paths.ts';
import { createDesk, openBrowser, PASSWORD, type Browser, type Desk } from '#server/testing/desk.ts';
import { createCluster, MAY_START, type Cluster } from '#server/testing/postgres-cluster.ts';
import { createWorld } from '#server/testing/world.ts';
import { hashPassword } from '#server/passwords.ts';
import type { Database } from '#server/db/database.ts';
import { migrate } from '#server/db/migrate.ts';
import { openPostgres } from './postgres.ts';
import { DatabaseUnavailable, OutcomeUnknown } from '#server/db/unavailable.ts';

// Needs servers of its own to kill, which `.ci/run` allows.
describe.skipIf(!MAY_START)('a PostgreSQL', () => {
  let first: Cluster;
  let second: Cluster;
  let db: Database;
  let desk: Desk;
  let browser: Browser;
  const reports: string[] = [];
  const uuids: string[] = [];

  beforeAll(async () => {
    first = await createCluster();
    await first.start();
    second = await first.standby();
    await second.start();
    const several = `postgres://desk@127.0.0.1:${second.port},127.0.0.1:${first.port}/postgres?target_session_attrs=read-write`;
    db = await openPostgres(several, { report: (message) => void reports.push(message) });
    await migrate(db);
    desk = await createDesk();
    const clock = { now: new Date('2026-03-01T12:00:00.000Z') };
    const world = createWorld(db, clock);
    const password_hash = await hashPassword(PASSWORD, { N: 1024, r: 8, p: 1 });
    await world.user({ username: 'ann', is_staff: true, password_hash });
    const offering = await world.offering({ name: 'Compute' });
    await world.terms(offering, { version: '1.0', is_active: true });
    for (let n = 0; n < 40; n++) {
      const person = await world.user({ username: `person${n}` });
      uuids.push(await world.consent(person, offering, { version: '1.0' }));
    }
    browser = openBrowser(await desk.open({ upstream: { db }, now: () => clock.now }));
    await browser.signIn('ann');
  }, 60_000);
  afterAll(async () => {
    await desk?.close();
    await db?.close();
    await second?.remove();
    await first?.remove();
  });

  const revoke = (uuid: string | undefined) => browser.send('POST', `${CONSENTS}${uuid}/revoke/`);
  const statusOf = async (path: string) => (await browser.send('GET', path)).statusCode;

  test('that is killed gives 503 with the time to wait, and serves again as soon as it is back', async () => {
    await first.kill();
    const refused = await Promise.all([
      revoke(uuids[0]),
      browser.send('GET', CONSENTS),
      browser.send('GET', '/session'),
      browser.signIn('ann'),
      browser.send('GET', '/healthz'),
    ]);
    expect(refused.map(({ statusCode }) => statusCode)).toEqual([503, 503, 503, 503, 503]);
    for (const { headers, body } of refused.slice(0, 4)) {
      expect(headers['retry-after']).toBe('2');
      expect(JSON.parse(body)).toEqual({ detail: 'The database cannot be reached now. Nothing was changed.' });
    }
    // The pool hears of an idle connection when it gets to it.
    await expect.poll(() => reports).toContain('PostgreSQL connection lost');
    await first.start();
    await expect.poll(() => statusOf(`${CONSENTS}${uuids[0]}/`), { timeout: 5000 }).toBe(200);
    expect((await browser.send('GET', `${CONSENTS}${uuids[0]}/`)).json().has_consent).toBe(true);
    expect((await revoke(uuids[0])).json().has_consent).toBe(false);
  });

  test('that ends a connection has not changed anything, unless it was committing, which nobody knows', async () => {
    const end = (pid: number | undefined) => db.query('select pg_terminate_backend($1)', [pid]);
    const ended = db.transaction(async (tx) => {
      const [row] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
      await end(row?.pid);
      await tx.query('select 1');
    });
    await expect(ended).rejects.toThrow(DatabaseUnavailable);
    // A trigger that runs at the commit waits until the connection has ended.
    await db.execute(`
      create table slow (id int);
      create function wait_at_commit() returns trigger language plpgsql as $$ begin perform pg_sleep(20); return null; end $$;
      create constraint trigger at_commit after insert on slow deferrable initially deferred
        for each row execute function wait_at_commit();`);
    let pid: number | undefined;
    const outcome = db
      .transaction(async (tx) => {
        [{ pid } = { pid: undefined }] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
        await tx.query('insert into slow values (1)');
      })
      .catch((error: unknown) => error);
    const committing = `select count(*) as n from pg_stat_activity where pid = $1 and wait_event = 'PgSleep'`;
    await expect.poll(async () => pid !== undefined && (await db.query(committing, [pid]))).toEqual([{ n: 1 }]);
    await end(pid);
    expect(await outcome).toBeInstanceOf(OutcomeUnknown);
    await db.execute('drop table slow');
  });

  test('that is gone for good is followed by the one that takes its place, with everything that was acknowledged', async () => {
    await db.execute(`alter system set synchronous_standby_names = '*'`);
    await db.query('select pg_reload_conf()');
    await expect
      .poll(() => db.query('select sync_state from pg_stat_replication'), { timeout: 10_000 })
      .toEqual([{ sync_state: 'sync' }]);
    const acknowledged: string[] = [];
    let isOver = false;
    const load = (async () => {
      for (const uuid of uuids.slice(1, 30)) {
        const { statusCode } = await revoke(uuid);
        if (statusCode === 200) acknowledged.push(uuid);
        if (isOver) return;
      }
    })();
    await expect.poll(() => acknowledged.length).toBeGreaterThan(3);
    await first.kill();
    isOver = true;
    await load;
    await second.promote();
    const promoted = performance.now();
    await expect.poll(() => statusOf(`${CONSENTS}${uuids[0]}/`), { timeout: 10_000, interval: 20 }).toBe(200);
    expect(performance.now() - promoted).toBeLessThan(5000);
    expect(reports.at(-1)).toBe(`PostgreSQL is at 127.0.0.1:${second.port}/postgres now`);
    const revoked: string[] = (await browser.send('GET', `${CONSENTS}?has_consent=false&page_size=300`))
      .json()
      .map(({ uuid }: { uuid: string }) => uuid);
    expect(revoked).toEqual(expect.arrayContaining(acknowledged));
    expect((await revoke(uuids[39])).statusCode).toBe(200);
  });
});
