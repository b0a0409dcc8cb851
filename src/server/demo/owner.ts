import { randomUUID } from 'node:crypto';
import type { Database, Queryable } from '#server/db/database.ts';
import { hashPassword } from '#server/passwords.ts';
import { DEMO_ACCOUNTS, DEMO_OWNER, DEMO_PEOPLE } from './accounts.ts';
import { ORGANISATIONS } from './catalogue.ts';
import { daysBefore } from './time.ts';

/** Owner of the first organisation, manager of the second. */
const ROLES = ['owner', 'manager'];

/**
 * Adds the demo account of an organisation's owner beside the other demo accounts, also to demo data from before there was
 * one. Changes nothing where an account has this name already, or where the demo data are not.
 */
export async function addDemoOwner(db: Database, now: Date): Promise<void> {
  if ((await isThere(db)) || !(await hasDemoPeople(db))) return;
  const { username, first_name, last_name, email, organization } = DEMO_OWNER;
  const password = DEMO_ACCOUNTS.find((account) => account.username === username)?.password ?? '';
  const hash = await hashPassword(password);
  await db.transaction(async (tx) => {
    const [added] = await tx.query<{ id: number }>(
      `insert into users (uuid, username, first_name, last_name, email, organization, date_joined, password_hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (username) do nothing returning id`,
      [randomUUID(), username, first_name, last_name, email, organization, daysBefore(now, 900), hash],
    );
    if (!added) return;
    await tx.query(
      `insert into organisation_members (customer_id, user_id, role, created)
       select c.id, $1, r.role, $2 from customers c join unnest($3::text[], $4::text[]) as r (name, role) on r.name = c.name`,
      [added.id, daysBefore(now, 800), ORGANISATIONS.slice(0, ROLES.length).map(({ name }) => name), ROLES],
    );
  });
}

const isThere = async (db: Queryable) =>
  (await db.query('select from users where username = $1', [DEMO_OWNER.username])).length > 0;

async function hasDemoPeople(db: Queryable): Promise<boolean> {
  const emails = DEMO_PEOPLE.map(({ email }) => email);
  const found = await db.query('select from users where email = any($1::text[])', [emails]);
  return found.length === emails.length;
}
