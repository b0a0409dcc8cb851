import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#server/db/database.ts';
import { createTestDatabase } from '#server/testing/database.ts';
import { loadData } from './load.ts';

const NOW = new Date('2026-08-22T12:00:00Z');
const SIZE = { users: 30, offerings: 8, consents: 240 };
let db: Database;
const lines: string[] = [];
beforeAll(async () => {
  db = await createTestDatabase();
  await loadData(db, SIZE, NOW, (line) => lines.push(line));
});
afterAll(() => db.close());

async function count(from: string): Promise<number> {
  const [row] = await db.query<{ total: number }>(`select count(*) as total from ${from}`);
  return row?.total ?? 0;
}

test('fills in exactly what was asked for, up to every person with every offering', async () => {
  expect([await count('users'), await count('offerings'), await count('consents')]).toEqual([30, 8, 240]);
  expect(await count('terms_of_service where is_active')).toBe(8);
  expect(lines).toEqual(['30 users', '8 offerings with terms', '240 of 240 consents', '240 events']);
});

test('the consents are in every state, at sound times', async () => {
  expect(await count('consents where revocation_date is not null')).toBeGreaterThan(5);
  expect(await count(`consents where version = '1.0'`)).toBeGreaterThan(20);
  expect(await count(`consents where version = '2.0'`)).toBeGreaterThan(20);
  expect(await count(`consents where agreement_date > '2026-08-22T12:00Z' or modified > '2026-08-22T12:00Z'`)).toBe(0);
  expect(await count('consents where revocation_date < agreement_date or modified < agreement_date')).toBe(0);
  expect(await count(`users where full_name ~ '[|_]' or full_name = ''`)).toBe(0);
  expect(await count('events e join consents c on c.uuid = e.consent_uuid and c.agreement_date = e.created')).toBe(240);
});

test('a second load adds to the first without touching it', async () => {
  const before = await db.query('select * from consents order by id');
  await loadData(db, { users: 5, offerings: 3, consents: 7 }, NOW, () => undefined);
  expect(await count('consents')).toBe(247);
  expect((await db.query('select * from consents order by id')).slice(0, 240)).toEqual(before);
  expect(await count('events')).toBe(247);
});
