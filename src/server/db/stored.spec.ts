import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONSENTS } from '#contract/paths.ts';
import { createDesk, openBrowser, type Desk } from '#server/testing/desk.ts';
import { findLoss, refuseCutShort } from './stored.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await createDesk();
  const browser = openBrowser(await desk.open());
  await desk.user('ann', { is_staff: true });
  await browser.signIn('ann');
  for (const name of ['Compute', 'Storage']) {
    const offering = await desk.world.offering({ name });
    await desk.world.terms(offering, { version: '1.0', is_active: true });
    const payload = { offering: offering.uuid };
    expect((await browser.send('POST', CONSENTS, { payload })).statusCode).toBe(201);
  }
});
afterAll(() => desk.close());

/** As a damaged file would: without triggers, and taken back afterwards. */
async function withLoss(script: string): Promise<string[]> {
  let found: string[] = [];
  const undone = desk.db.transaction(async (tx) => {
    await tx.execute(`alter table events disable trigger user; alter table consents disable trigger user; ${script}`);
    found = await findLoss(tx);
    throw new Error('undo');
  });
  await expect(undone).rejects.toThrow('undo');
  return found;
}

test('what is whole has no loss', async () => {
  expect(await findLoss(desk.db)).toEqual([]);
  await refuseCutShort(desk.db);
});

test('lost users are said, since nobody could sign in', async () => {
  const [first] = await withLoss('truncate users cascade');
  expect(first).toMatch(/^There is no account, but there were some/);
});

test('lost events are said, from the end and between', async () => {
  expect(await withLoss('delete from events where id = (select max(id) from events)')).toEqual([
    '1 of the last changed consents have no event: events are missing.',
  ]);
  expect(await withLoss('update events set id = default; delete from events')).toContain(
    '2 of the last changed consents have no event: events are missing.',
  );
});

test('lost consents and lost changes of consents are said', async () => {
  expect(await withLoss('delete from consents where id = (select max(id) from consents)')).toEqual([
    '1 consents are missing or older than their newest event tells: changes of consents are missing.',
    'There are 1 consents, but the totals count 2.',
  ]);
  expect(await withLoss(`update consents set modified = modified - interval '1 day' where id = 1`)).toEqual([
    '1 consents are missing or older than their newest event tells: changes of consents are missing.',
  ]);
});

test('numbers of events that were given and are not there are said', async () => {
  await desk.db.query(`select setval('events_id_seq', 5000)`);
  const [loss] = await findLoss(desk.db);
  expect(loss).toMatch(/^The newest event has number \d+, but there were 5000: events are missing\.$/);
});
