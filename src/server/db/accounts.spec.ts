import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyPassword } from '#server/passwords.ts';
import { saveAccount } from './accounts.ts';
import type { Database } from './database.ts';
import { createTestDatabase } from '#server/testing/database.ts';

const NOW = new Date('2026-08-22T12:00:00Z');
let db: Database;
beforeAll(async () => {
  db = await createTestDatabase();
  await saveAccount(db, { username: 'other', password: 'somebody else', is_support: true }, NOW);
});
afterAll(() => db.close());

async function find(username: string) {
  const [row] = await db.query<{ password_hash: string | null; is_staff: boolean; full_name: string; email: string }>(
    'select password_hash, is_staff, is_support, is_active, full_name, email, date_joined from users where username = $1',
    [username],
  );
  return row;
}

test('a first member of staff is created and can sign in', async () => {
  const account = {
    username: 'ada',
    password: 'a long password',
    first_name: 'Ada',
    last_name: 'Byron',
    is_staff: true,
  };
  expect(await saveAccount(db, account, NOW)).toBe('created');
  const row = await find('ada');
  expect(row).toMatchObject({ is_staff: true, is_support: false, full_name: 'Ada Byron', email: '', date_joined: NOW });
  expect(await verifyPassword('a long password', row?.password_hash ?? null)).toBe(true);
});

test('of an existing account only what is given changes', async () => {
  const before = await find('ada');
  expect(await saveAccount(db, { username: 'ada', email: 'ada@example.org' }, NOW)).toBe('updated');
  expect(await find('ada')).toEqual({ ...before, email: 'ada@example.org' });
  await saveAccount(db, { username: 'ada', is_staff: false }, NOW);
  expect(await find('ada')).toEqual({ ...before, email: 'ada@example.org', is_staff: false });
});

test('a new password ends the sessions of that account, and no others', async () => {
  await db.execute(
    `insert into tokens (user_id, nonce, key_hash, last_used) select id, 'n', username, now() from users`,
  );
  await saveAccount(db, { username: 'ada', email: 'ada@example.net' }, NOW);
  expect(await db.query('select key_hash from tokens order by key_hash')).toHaveLength(2);
  await saveAccount(db, { username: 'ada', password: 'another password' }, NOW);
  expect(await db.query('select key_hash from tokens')).toEqual([{ key_hash: 'other' }]);
  expect(await verifyPassword('somebody else', (await find('other'))?.password_hash ?? null)).toBe(true);
});

test('somebody whom the identity provider knows is bound to an account, and bound anew', async () => {
  const identity = { issuer: 'https://sso.example.org', subject: 's-1' };
  const bound = () =>
    db.query('select username, subject from identities join users on users.id = user_id order by username, subject');
  await saveAccount(db, { username: 'ada', identity }, NOW);
  await saveAccount(db, { username: 'ada', identity }, NOW);
  expect(await bound()).toEqual([{ username: 'ada', subject: 's-1' }]);
  expect(await saveAccount(db, { username: 'uma', identity: { ...identity, subject: 's-2' } }, NOW)).toBe('created');
  await saveAccount(db, { username: 'uma', identity }, NOW);
  expect(await bound()).toEqual([
    { username: 'uma', subject: 's-1' },
    { username: 'uma', subject: 's-2' },
  ]);
});
