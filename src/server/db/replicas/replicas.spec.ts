import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CONSENTS } from '#contract/paths.ts';
import { createDesk, openBrowser, PASSWORD, type Browser, type Desk } from '#server/testing/desk.ts';
import { createCluster, MAY_START, type Cluster } from '#server/testing/postgres-cluster.ts';
import { createWorld } from '#server/testing/world.ts';
import { hashPassword } from '#server/passwords.ts';
import type { Database } from '#server/db/database.ts';
import { migrate } from '#server/db/migrate.ts';
import { connectPostgres, openPostgres } from '#server/db/postgres/postgres.ts';
import { openReplicas, type Replicas } from './replicas.ts';

const ACTIVE = `${CONSENTS}?has_consent=true&page_size=50`;
const MOST_BEHIND_MS = 1500;

// Needs servers of its own to pause and kill, which `.ci/run` allows.
describe.skipIf(!MAY_START)('with a replica', () => {
  let primary: Cluster;
  let follower: Cluster;
  let db: Database;
  let onReplica: Database;
  let replicas: Replicas;
  let desk: Desk;
  /** Two people, each at a process of their own, and the first at the other process too. */
  let ann: Browser;
  let annElsewhere: Browser;
  let bea: Browser;
  const reports: string[] = [];
  const uuids: string[] = [];
  let reads: Record<string, number> = {};

  beforeAll(async () => {
    primary = await createCluster();
    await primary.start();
    follower = await primary.standby();
    await follower.start();
    db = await openPostgres(primary.url);
    onReplica = connectPostgres(follower.url);
    await migrate(db);
    desk = await createDesk();
    const clock = { now: new Date('2026-03-01T12:00:00.000Z') };
    const world = createWorld(db, clock);
    const password_hash = await hashPassword(PASSWORD, { N: 1024, r: 8, p: 1 });
    for (const username of ['ann', 'bea']) await world.user({ username, is_staff: true, password_hash });
    const offering = await world.offering({ name: 'Compute' });
    await world.terms(offering, { version: '1.0', is_active: true });
    for (let n = 0; n < 20; n++) {
      const person = await world.user({ username: `person${n}` });
      uuids.push(await world.consent(person, offering, { version: '1.0' }));
    }
    replicas = await openReplicas(db, {
      urls: [follower.url],
      report: (message) => void reports.push(message.replace(/^.*\/postgres /, '')),
      mostBehindMs: MOST_BEHIND_MS,
      onRead: (server) => void (reads[server] = (reads[server] ?? 0) + 1),
    });
    const open = () => desk.open({ upstream: { db, replicas }, now: () => clock.now });
    const [one, other] = [await open(), await open()];
    ann = openBrowser(one);
    await ann.signIn('ann');
    annElsewhere = openBrowser(other, '192.0.2.1', ann);
    bea = openBrowser(other, '192.0.2.2');
    await bea.signIn('bea');
  }, 60_000);
  beforeEach(async () => {
    await caughtUp();
    reports.length = 0;
    reads = {};
  });
  afterAll(async () => {
    await desk?.close();
    await replicas?.close();
    await onReplica?.close();
    await db?.close();
    await follower?.remove();
    await primary?.remove();
  });

  const active = async (who: Browser) => {
    const { statusCode, headers, body } = await who.send('GET', ACTIVE);
    expect(statusCode).toBe(200);
    const rows: { uuid: string }[] = JSON.parse(body);
    expect(rows).toHaveLength(Number(headers['x-result-count']));
    return rows.map(({ uuid }) => uuid);
  };
  const revoke = async (who: Browser, uuid: string | undefined) =>
    expect((await who.send('POST', `${CONSENTS}${uuid}/revoke/`)).statusCode).toBe(200);
  const pause = () => onReplica.query('select pg_wal_replay_pause()');
  const resume = () => onReplica.query('select pg_wal_replay_resume()');

  async function caughtUp() {
    const [row] = await db.query<{ position: string }>('select pg_current_wal_insert_lsn()::text as position');
    const there = 'select pg_last_wal_replay_lsn() >= $1::pg_lsn as there';
    await expect.poll(() => onReplica.query(there, [row?.position]), { timeout: 5000 }).toEqual([{ there: true }]);
    await replicas.look();
  }

  test('that is behind, everybody sees their own changes at once, at every process, and others see them later', async () => {
    const [first = ''] = uuids;
    await pause();
    await revoke(ann, first);
    expect(await active(ann)).not.toContain(first);
    expect(await active(annElsewhere)).not.toContain(first);
    expect((await annElsewhere.send('HEAD', ACTIVE)).headers['x-result-count']).toBe('19');
    // Bea’s list is the replica’s, and a single record is always as it is now.
    expect(await active(bea)).toContain(first);
    expect((await bea.send('HEAD', ACTIVE)).headers['x-result-count']).toBe('20');
    expect((await bea.send('GET', `${CONSENTS}${first}/`)).json().has_consent).toBe(false);
    await resume();
    await expect.poll(() => active(bea)).not.toContain(first);
    expect(reports).toEqual([]);
  });

  test('that is too far behind, nobody is shown what it has', async () => {
    const second = uuids[1] ?? '';
    await pause();
    await revoke(ann, second);
    const seen = async () => {
      await replicas.look();
      return active(bea);
    };
    await expect.poll(seen, { timeout: 3 * MOST_BEHIND_MS, interval: 100 }).not.toContain(second);
    expect(reports).toEqual(['is too far behind to be asked']);
    const [late] = replicas.status();
    expect(late).toMatchObject({ place: new URL(follower.url).host + '/postgres', isAsked: false });
    expect(late?.behindMs).toBeGreaterThan(0.5 * MOST_BEHIND_MS);
    await resume();
    await caughtUp();
    expect(reports.at(-1)).toBe('is asked');
    expect(replicas.status()).toEqual([{ place: late?.place, isAsked: true, behindMs: 0 }]);
  });

  test('a page and its total are as of one moment', async () => {
    const total = 'select count(*) as n from consents where revocation_date is null';
    for (const source of [replicas.readFor({ id: 1, last_change: null }), db]) {
      const counted = await source.snapshot(async (tx) => {
        const before = await tx.query(total);
        await db.query('update consents set revocation_date = modified where uuid = $1', [uuids.pop()]);
        await caughtUp();
        return [before, await tx.query(total)];
      });
      expect(counted[1]).toEqual(counted[0]);
    }
    const changing = replicas.readFor({ id: 1, last_change: null }).snapshot((tx) => tx.query('delete from consents'));
    await expect(changing).rejects.toThrow(/read-only/);
  });

  test('that is gone, the primary serves at once, and the replica again when it is back', async () => {
    await follower.kill();
    const answers = await Promise.all(Array.from({ length: 8 }, () => active(bea)));
    expect(new Set(answers.map(({ length }) => length)).size).toBe(1);
    expect(reports).toEqual(['cannot be asked']);
    const [{ place = '', ...gone } = {}] = replicas.status();
    expect(gone).toEqual({ isAsked: false, behindMs: undefined });
    expect([reads[place], reads['primary']]).toEqual([undefined, expect.any(Number)]);
    await follower.start();
    await caughtUp();
    expect(reports).toEqual(['cannot be asked', 'is asked']);
    await pause();
    await revoke(ann, uuids[5]);
    expect(await active(bea)).toContain(uuids[5]);
    expect(reads[place]).toBeGreaterThan(0);
    await resume();
  });

  test('that hangs, whoever waits for it is served by the primary after a second', async () => {
    follower.freeze();
    const began = performance.now();
    const waiting = active(bea);
    await replicas.look();
    await waiting;
    expect(performance.now() - began).toBeLessThan(3000);
    expect(reports).toEqual(['cannot be asked']);
    follower.thaw();
    await caughtUp();
    expect(reports.at(-1)).toBe('is asked');
  });

  test('a change that cannot be noted is read at the primary all the same', async () => {
    await db.query('alter table tokens rename column last_change to hidden');
    await pause();
    const [row] = await db.query<{ id: number }>(`select id from users where username = 'ann'`);
    const reader = { id: row?.id ?? 0, last_change: null };
    await replicas.noteChange(reader.id);
    await db.query('alter table tokens rename column hidden to last_change');
    await db.query('update consents set revocation_date = modified where uuid = $1', [uuids[7]]);
    const read = (id: number) =>
      replicas
        .readFor({ ...reader, id })
        .query('select uuid from consents where revocation_date is null and uuid = $1', [uuids[7]]);
    expect(await read(reader.id)).toEqual([]);
    expect(await read(reader.id + 1)).toHaveLength(1);
    expect(reports).toEqual([expect.stringContaining('is not noted')]);
    await resume();
  });
});
