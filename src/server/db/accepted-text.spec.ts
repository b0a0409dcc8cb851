import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addConsents, addOffering } from '#server/testing/database-rows.ts';
import { createEmptyDatabase } from '#server/testing/database.ts';
import { consentEvent, insertConsentEvents, type ConsentAction } from './consent-events.ts';
import type { Database } from './database.ts';
import { migrate, SCHEMA_DIRECTORY } from './migrate.ts';
import { compactDeltas } from './rollups/compaction.ts';
import { expectExactRollups } from './rollups/expect-rollups.ts';

let db: Database;
let folder: string;
beforeAll(async () => {
  db = await createEmptyDatabase();
  folder = await mkdtemp(join(tmpdir(), 'consent-desk-before-'));
  await cp(join(SCHEMA_DIRECTORY, '001_baseline.sql'), join(folder, '001_baseline.sql'));
  await migrate(db, folder);
});
afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true, force: true });
});

interface Row {
  username: string;
  granted_date: Date | null;
  text_sha256: Buffer | null;
}

const at = (day: number) => new Date(Date.UTC(2026, 0, day));

async function tell(username: string, ...acts: [ConsentAction, string, number][]) {
  const [row] = await db.query<{ uuid: string }>(
    'select c.uuid from consents c join users u on u.id = c.user_id where u.username = $1',
    [username],
  );
  if (!row) throw new Error(`${username} has no consent.`);
  const person = { uuid: row.uuid, username, full_name: '' };
  const events = acts.map(([action, version, day]) => ({
    ...consentEvent(action, {
      consent: { uuid: row.uuid, version, agreement_date: at(1), revocation_date: null },
      user: person,
      offering: { uuid: row.uuid, name: 'lake' },
      actor: person,
    }),
    created: at(day),
  }));
  await insertConsentEvents(db, events);
}

test('a database with consents learns from its ledger when each version was accepted, where that tells', async () => {
  const lake = await addOffering(db, 'lake', {});
  await addConsents(db, lake, ['ada', 'bert', 'cleo', 'dora'], { version: '2' });
  await tell('ada', ['granted', '1', 10], ['reconsented', '2', 12], ['revoked', '2', 14]);
  await tell('bert', ['granted', '1', 10], ['amended', '2', 12]);
  await tell('cleo', ['granted', '1', 10]);
  await compactDeltas(db);
  await migrate(db);
  const rows = await db.query<Row>(
    'select u.username, c.granted_date, c.text_sha256 from consents c join users u on u.id = c.user_id order by 1',
  );
  expect(rows).toEqual([
    { username: 'ada', granted_date: at(12), text_sha256: null },
    { username: 'bert', granted_date: null, text_sha256: null },
    { username: 'cleo', granted_date: null, text_sha256: null },
    { username: 'dora', granted_date: null, text_sha256: null },
  ]);
  // Counted as before, and every later change is counted again.
  expect(await db.query('select n from consent_changes')).toEqual([]);
  await db.query("update consents set version = '1' where uuid = (select uuid from consents order by id limit 1)");
  expect(await db.query('select n from consent_changes')).toHaveLength(2);
  await expectExactRollups(db);
});
