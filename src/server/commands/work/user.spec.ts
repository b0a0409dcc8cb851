import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#server/db/database.ts';
import { createTestDatabase } from '#server/testing/database.ts';
import { readSize } from './load.ts';
import { changeAccount } from './user.ts';

const TWIN = '6f1f9a0e-0d5c-4a0b-9d0e-0a4b2c7d1e55';
const PROVIDER = { OIDC_ISSUER: 'https://sso.example.org', OIDC_CLIENT_ID: 'desk', OIDC_CLIENT_SECRET: 'hush' };

let db: Database;
beforeAll(async () => {
  db = await createTestDatabase();
  await db.query(
    `insert into customers (uuid, name) values (gen_random_uuid(), 'North'), (gen_random_uuid(), 'Twin'), ($1, 'Twin')`,
    [TWIN],
  );
});
afterAll(() => db.close());

/** What the command says; rejects with what it refuses. */
async function user(args: string[], { password, env = {} }: { password?: string; env?: Record<string, string> } = {}) {
  const said: string[] = [];
  await changeAccount(args, {
    env,
    password: async () => password,
    withDatabase: (work) => work(db),
    say: (line) => void said.push(line),
  });
  return said;
}

test('an account that somebody at a provider signs in to needs no password', async () => {
  const args = ['--username', 'uma', '--staff', '--subject', 's-1'];
  expect(await user(args, { env: PROVIDER })).toEqual(['Account uma created.']);
});

test('roles in organisations are given and taken, and nothing changes where one of them is not meant', async () => {
  const roles = () =>
    db.query(`select c.name, m.role from organisation_members m join customers c on c.id = m.customer_id
              join users u on u.id = m.user_id where u.username = 'olga' order by 2`);
  const olga = (...args: string[]) => user(['--username', 'olga', ...args]);

  const made = await user(['--username', 'olga', '--owner-of', 'North', '--password-stdin'], {
    password: 'a long password',
  });
  expect(made).toEqual(['Account olga created.', 'olga is owner of North.']);
  expect(await olga('--manager-of', TWIN.replaceAll('-', ''))).toEqual([
    'Account olga updated.',
    'olga is manager of Twin.',
  ]);
  const both = [
    { name: 'Twin', role: 'manager' },
    { name: 'North', role: 'owner' },
  ];
  expect(await roles()).toEqual(both);
  await expect(olga('--manager-of', 'Twin')).rejects.toThrow(
    /^2 organisations are called "Twin"; name one by its uuid: /,
  );
  await expect(olga('--owner-of', 'Twin', '--not-owner-of', 'North')).rejects.toThrow('2 organisations');
  await expect(olga('--first-name', 'X', '--owner-of', 'South')).rejects.toThrow('There is no organisation "South".');
  await expect(olga('--not-manager-of', 'North')).rejects.toThrow('olga is not manager of North.');
  expect(await roles()).toEqual(both);
  expect(await db.query(`select first_name from users where username = 'olga'`)).toEqual([{ first_name: '' }]);
  expect(await olga('--not-owner-of', 'North')).toEqual(['Account olga updated.', 'olga is no longer owner of North.']);
  expect(await roles()).toEqual([{ name: 'Twin', role: 'manager' }]);
});

test.each([
  [[], /^--username takes 1 to 128 characters/],
  [['--username', 'eve'], /^"eve" is a new account and needs a password/],
  [['--username', 'eve', '--email', 'nowhere'], /^--email takes an address/],
  [['--username', 'eve', '--subject', 's-1'], /^--subject needs the settings of an OpenID provider/],
])('%j is refused', async (args, message) => {
  await expect(user(args)).rejects.toThrow(message);
});

test('a password has 8 to 128 characters', async () => {
  const eve = user(['--username', 'eve', '--password-stdin'], { password: 'short' });
  await expect(eve).rejects.toThrow('The password must have 8 to 128 characters');
  expect(await db.query(`select from users where username = 'eve'`)).toEqual([]);
});

test('how much to load is whole numbers that fit each other', () => {
  expect(readSize(['--users', '20', '--offerings', '4', '--consents', '50'])).toMatchObject({ consents: 50 });
  expect(() => readSize(['--users', 'many'])).toThrow('--users is "many"; allowed is a whole number from 1');
  expect(() => readSize(['--users', '3', '--offerings', '2', '--consents', '7'])).toThrow(
    '--consents is 7, but 3 users and 2 offerings allow 6',
  );
});
