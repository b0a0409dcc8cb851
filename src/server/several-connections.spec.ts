import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONSENTS } from '#contract/paths.ts';
import type { Database } from './db/database.ts';
import { openPostgres } from './db/postgres/postgres.ts';
import { compactDeltas } from './db/rollups/compaction.ts';
import { createDesk, openBrowser, PASSWORD, type Browser, type Desk } from './testing/desk.ts';

const URL_OF_TESTS = process.env['TEST_DATABASE_URL'];

// The embedded database serves one process, whose requests are one after the other.
describe.skipIf(!URL_OF_TESTS)('processes with connections of their own to one PostgreSQL', () => {
  let desk: Desk;
  let second: Database;
  let browsers: Browser[];
  let offering: Awaited<ReturnType<Desk['world']['offering']>>;
  const uuids: string[] = [];

  beforeAll(async () => {
    desk = await createDesk();
    const [place] = await desk.db.query<{ name: string }>('select current_database() as name');
    const url = new URL(URL_OF_TESTS ?? '');
    url.pathname = place?.name ?? '';
    second = await openPostgres(url.href);
    await desk.user('ann', { is_staff: true });
    offering = await desk.world.offering({ name: 'Compute' });
    await desk.world.terms(offering, { version: '2.0', is_active: true, requires_reconsent: true });
    for (let n = 0; n < 30; n++) {
      const person = await desk.world.user({ username: `person${n}` });
      uuids.push(await desk.world.consent(person, offering, { version: n % 2 ? '1.0' : '2.0' }));
    }
    browsers = await Promise.all(
      [desk.db, second].map(async (db) => openBrowser(await desk.open({ upstream: { db } }))),
    );
    for (const browser of browsers) await browser.signIn('ann', PASSWORD);
  });
  afterAll(async () => {
    await second?.close();
    await desk?.close();
  });

  /** What both processes answer, which must be the same. */
  async function read(path: string) {
    const [one, other] = await Promise.all(browsers.map((browser) => browser.send('GET', path)));
    expect(other?.statusCode).toBe(200);
    expect(other?.json()).toEqual(one?.json());
    expect(other?.headers['x-result-count']).toEqual(one?.headers['x-result-count']);
    return { body: one?.json(), count: Number(one?.headers['x-result-count']) };
  }

  async function figures() {
    const stats = await read(`/api/marketplace-provider-offerings/${offering.uuid}/tos_stats/`);
    const [revoked, outdated] = [
      await read(`${CONSENTS}?has_consent=false&o=-modified`),
      await read(`${CONSENTS}?requires_reconsent=true&page=last`),
    ];
    await read(`${CONSENTS}?page_size=50`);
    return [revoked.count, outdated.count, stats.body.revoked_consents_count, stats.body.active_users_count];
  }

  test('answer alike after changes by either, at the same time, before and after compaction', async () => {
    expect(await figures()).toEqual([0, 15, 0, 30]);
    // Both are asked to revoke the first twenty, so that each of these is asked for twice.
    const revoked = await Promise.all(
      uuids
        .slice(0, 20)
        .flatMap((uuid) => browsers.map((browser) => browser.send('POST', `${CONSENTS}${uuid}/revoke/`))),
    );
    expect(new Set(revoked.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    expect(await desk.db.query('select count(*) as n from events')).toEqual([{ n: 20 }]);
    expect(await figures()).toEqual([20, 5, 20, 10]);
    expect(await compactDeltas(second)).toBeGreaterThan(0);
    expect(await figures()).toEqual([20, 5, 20, 10]);
  });

  test('know of a token that one of them has ended at once', async () => {
    const [one, other] = browsers;
    await one?.send('DELETE', '/session', { payload: { scope: 'everywhere' } });
    expect((await other?.send('GET', CONSENTS))?.statusCode).toBe(401);
  });
});
