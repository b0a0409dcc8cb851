import { expect, test } from 'vitest';
import { prepareScene } from '#server/testing/scene.ts';
import { accountOf } from './accounts.ts';
import type { Profile } from './claims.ts';

const ISSUER = 'https://sso.example.org';
const stage = prepareScene();

const come = (subject: string, profile: Profile = {}, issuer = ISSUER) =>
  accountOf(stage.scene.db, { issuer, subject }, profile, stage.scene.clock.now);

interface Row {
  id: number;
  username: string;
  full_name: string;
  email: string;
  organization: string;
}

async function row(id: number): Promise<Row | undefined> {
  const columns = 'id, username, full_name, email, organization';
  return (await stage.scene.db.query<Row>(`select ${columns} from users where id = $1`, [id]))[0];
}

const howMany = async () => (await stage.scene.db.query('select 1 as one from users')).length;

test('the same subject has the same account, whatever it is called by then', async () => {
  const { id } = await come('s-1', { username: 'uma', first_name: 'Uma', last_name: 'Õun', email: 'uma@x.org' });
  const again = await come('s-1', { username: 'uma.tamm', last_name: 'Tamm', organization: 'Tartu' });
  expect(again.id).toBe(id);
  expect(await row(id)).toEqual({
    id,
    username: 'uma',
    full_name: 'Uma Tamm',
    email: 'uma@x.org',
    organization: 'Tartu',
  });
  expect(await howMany()).toBe(5);
});

test('nobody gets the account of somebody else by the same name or address', async () => {
  const { people } = stage.scene;
  const [alice] = await stage.scene.db.query<Row>('select * from users where username = $1', ['alice']);
  const email = alice?.email ?? '';
  const first = await come('s-1', { username: 'alice', email });
  const second = await come('s-2', { username: 'alice', email });
  const elsewhere = await come('s-1', { username: 'alice', email }, 'https://other.example.org');
  expect(new Set([people.alice.id, first.id, second.id, elsewhere.id]).size).toBe(4);
  const names = [await row(first.id), await row(second.id), await row(elsewhere.id)].map((one) => one?.username);
  expect(names).toEqual(['alice-2', 'alice-3', 'alice-4']);
  expect((await come('s-2', { username: 'alice' })).id).toBe(second.id);
});

test('no subject becomes staff by being called so, and a name that very many have ends in something unique', async () => {
  for (let number = 1; number <= 9; number++) await come(`s-${number}`, { username: 'staff' });
  const { id } = await come('s-10', { username: 'staff' });
  expect((await row(id))?.username).toMatch(/^staff-[0-9a-f-]{36}$/);
  const staff = await stage.scene.db.query<Row>('select username from users where is_staff');
  expect(staff).toEqual([{ username: 'staff' }]);
});

test('without a username the subject is one, as far as it can be', async () => {
  expect((await row((await come('f81d4fae-7dec')).id))?.username).toBe('f81d4fae-7dec');
  expect((await row((await come('a b'.repeat(80))).id))?.username).toBe('a-b'.repeat(30));
});

test('a first visit in two windows at once makes one account', async () => {
  const all = await Promise.all([1, 2, 3].map(() => come('s-1', { username: 'uma' })));
  expect(new Set(all.map(({ id }) => id)).size).toBe(1);
  expect(await howMany()).toBe(5);
});

test('a disabled account stays disabled', async () => {
  const { id } = await come('s-1', { username: 'uma' });
  await stage.scene.db.query('update users set is_active = false where id = $1', [id]);
  expect(await come('s-1', { username: 'uma', first_name: 'Uma' })).toEqual({ id, is_active: false });
});

test('an identity goes with its account', async () => {
  const { id } = await come('s-1', { username: 'uma' });
  await stage.scene.db.query('delete from users where id = $1', [id]);
  expect((await come('s-1', { username: 'uma' })).id).not.toBe(id);
});
