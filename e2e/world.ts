import { randomBytes, randomUUID } from 'node:crypto';
import type { Database, Queryable } from '#server/db/database.ts';
import { hashPassword } from '#server/passwords.ts';

export interface Person {
  uuid: string;
  username: string;
  full_name: string;
  email: string;
}

export interface WorldOffering {
  uuid: string;
  name: string;
}

export interface World {
  /** Set in the names of everything here, so that a test finds its own things among the demo data. */
  tag: string;
  staff: Person;
  support: Person;
  /** Holds an active, an outdated and a revoked consent. */
  owner: Person;
  /** Holds an active consent to `compute`. */
  neighbour: Person;
  /** Has active terms 2.0 that demand re-consent, and the older 1.0. */
  compute: WorldOffering;
  storage: WorldOffering;
  archive: WorldOffering;
  /** Without any consent, with active terms. */
  untouched: WorldOffering;
  consents: { active: string; outdated: string; revoked: string; neighbours: string };
}

export const PASSWORD = 'a password for tests';
// Checking a password is slow on purpose, and every test signs in; all accounts share one hash of a low cost.
const passwordHash = hashPassword(PASSWORD, { N: 1024, r: 8, p: 1 });

type Role = { is_staff?: boolean; is_support?: boolean };

async function addPerson(tx: Queryable, tag: string, name: [string, string], role: Role = {}): Promise<Person> {
  const username = `${name[0]}-${tag}`.toLowerCase();
  // The tag is in the name as well: the suggestions show twenty people, and every test adds an Olga.
  const [first, last] = [name[0], `${name[1]} ${tag}`];
  const person = { uuid: randomUUID(), username, full_name: `${first} ${last}`, email: `${username}@example.org` };
  await tx.query(
    `insert into users (uuid, username, first_name, last_name, email, is_staff, is_support, date_joined, password_hash)
     values ($1, $2, $3, $4, $5, $6, $7, '2024-01-01', $8)`,
    [
      person.uuid,
      username,
      first,
      last,
      person.email,
      role.is_staff ?? false,
      role.is_support ?? false,
      await passwordHash,
    ],
  );
  return person;
}

async function addOffering(tx: Queryable, customer: string, name: string, versions: string[]): Promise<WorldOffering> {
  const offering = { uuid: randomUUID(), name };
  await tx.query(
    `insert into offerings (uuid, customer_id, name, slug, description, state, shared, collected_attributes, created)
     select $1, id, $3, $4, 'For tests', 'Active', true, array['full_name', 'email', 'affiliations'], '2024-01-01'
     from customers where uuid = $2`,
    [offering.uuid, customer, name, name.toLowerCase().replaceAll(' ', '-')],
  );
  for (const [index, version] of versions.entries()) {
    const created = new Date(Date.UTC(2024, index, 2));
    await tx.query(
      `insert into terms_of_service (uuid, offering_id, terms_of_service, version, is_active, requires_reconsent,
                                     grace_period_days, activated, created, modified)
       select $1, id, $3, $4, $5, true, 3650, $6::timestamptz, $6::timestamptz, $6::timestamptz from offerings where uuid = $2`,
      [
        randomUUID(),
        offering.uuid,
        `<h2>Terms ${version}</h2><p>Use it well.</p>`,
        version,
        index === versions.length - 1,
        created,
      ],
    );
  }
  return offering;
}

async function addConsent(
  tx: Queryable,
  person: Person,
  offering: WorldOffering,
  version: string,
  agreed: string,
  revoked: string | null = null,
): Promise<string> {
  const uuid = randomUUID();
  await tx.query(
    `insert into consents (uuid, user_id, offering_id, agreement_date, version, revocation_date, modified)
     select $1, users.id, offerings.id, $4::timestamptz, $5, $6::timestamptz, coalesce($6::timestamptz, $4::timestamptz)
     from users, offerings where users.uuid = $2 and offerings.uuid = $3`,
    [uuid, person.uuid, offering.uuid, new Date(agreed), version, revoked === null ? null : new Date(revoked)],
  );
  return uuid;
}

/** Fresh people, offerings and consents for one test, beside whatever the database holds already. */
export async function createWorld(db: Database): Promise<World> {
  const tag = randomBytes(4).toString('hex');
  return db.transaction(async (tx) => {
    const customer = randomUUID();
    await tx.query(`insert into customers (uuid, name) values ($1, $2)`, [customer, `Institute ${tag}`]);
    const people = {
      staff: await addPerson(tx, tag, ['Stella', 'Staff'], { is_staff: true }),
      support: await addPerson(tx, tag, ['Sune', 'Support'], { is_support: true }),
      owner: await addPerson(tx, tag, ['Olga', 'Owner']),
      neighbour: await addPerson(tx, tag, ['Nils', 'Neighbour']),
    };
    const offerings = {
      compute: await addOffering(tx, customer, `Compute ${tag}`, ['1.0', '2.0']),
      storage: await addOffering(tx, customer, `Storage ${tag}`, ['1.0', '2.0']),
      archive: await addOffering(tx, customer, `Archive ${tag}`, ['1.0', '2.0']),
      untouched: await addOffering(tx, customer, `Untouched ${tag}`, ['1.0']),
    };
    const { owner, neighbour } = people;
    const { compute, storage, archive } = offerings;
    const consents = {
      active: await addConsent(tx, owner, compute, '2.0', '2025-03-01T09:00:00Z'),
      outdated: await addConsent(tx, owner, storage, '1.0', '2025-02-01T09:00:00Z'),
      revoked: await addConsent(tx, owner, archive, '2.0', '2025-01-01T09:00:00Z', '2025-06-01T09:00:00Z'),
      neighbours: await addConsent(tx, neighbour, compute, '2.0', '2025-04-01T09:00:00Z'),
    };
    return { tag, ...people, ...offerings, consents };
  });
}
