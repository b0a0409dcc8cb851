import type { Queryable } from './database.ts';

export type MemberRole = 'owner' | 'manager';

/** The SQL condition that a user has a role in an organisation; both ids are SQL expressions. */
export const isMember = (customerId: string, userId: string): string =>
  `exists (select from organisation_members m where m.customer_id = ${customerId} and m.user_id = ${userId})`;

export function organisationsOf(db: Queryable, userId: number): Promise<{ uuid: string }[]> {
  return db.query<{ uuid: string }>(
    `select distinct c.uuid from organisation_members m join customers c on c.id = m.customer_id where m.user_id = $1`,
    [userId],
  );
}

export class OrganisationError extends Error {}

/** By uuid, else by the exact name. @throws OrganisationError when none or several match */
export async function findOrganisation(db: Queryable, named: string): Promise<{ id: number; name: string }> {
  const found = await db.query<{ id: number; uuid: string; name: string }>(
    `select id, uuid, name from customers where uuid::text = lower($1) or replace(uuid::text, '-', '') = lower($1)
     or name = $1 order by id`,
    [named],
  );
  const [only, another] = found;
  if (!only) throw new OrganisationError(`There is no organisation "${named}".`);
  if (another) {
    const uuids = found.map(({ uuid }) => uuid).join(', ');
    throw new OrganisationError(`${found.length} organisations are called "${named}"; name one by its uuid: ${uuids}.`);
  }
  return only;
}

export async function addMember(db: Queryable, username: string, customerId: number, role: MemberRole, now: Date) {
  await db.query(
    `insert into organisation_members (customer_id, user_id, role, created)
     select $2, id, $3, $4 from users where username = $1 on conflict do nothing`,
    [username, customerId, role, now],
  );
}

export async function hasRole(db: Queryable, username: string, customerId: number, role: MemberRole): Promise<boolean> {
  const found = await db.query(
    `select from organisation_members m join users u on u.id = m.user_id
     where u.username = $1 and m.customer_id = $2 and m.role = $3`,
    [username, customerId, role],
  );
  return found.length > 0;
}

export async function removeMember(db: Queryable, username: string, customerId: number, role: MemberRole) {
  await db.query(
    `delete from organisation_members m using users u
     where u.id = m.user_id and u.username = $1 and m.customer_id = $2 and m.role = $3`,
    [username, customerId, role],
  );
}
