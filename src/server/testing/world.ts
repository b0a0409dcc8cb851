import { randomUUID } from 'node:crypto';
import type { Queryable } from '#server/db/database.ts';

export interface TestUser {
  id: number;
  uuid: string;
  username: string;
  full_name: string;
}

export interface TestOffering {
  id: number;
  uuid: string;
  name: string;
}

export type People = Record<'alice' | 'bob' | 'support' | 'staff', TestUser>;

interface UserOptions {
  username: string;
  first_name?: string;
  last_name?: string;
  email?: string;
  is_staff?: boolean;
  is_support?: boolean;
  is_active?: boolean;
  token_lifetime?: number | null;
  password_hash?: string;
}

interface TermsOptions {
  version?: string;
  is_active?: boolean;
  requires_reconsent?: boolean;
  created?: Date;
}

interface ConsentOptions {
  version?: string;
  agreement_date?: Date;
  revocation_date?: Date | null;
  modified?: Date;
}

interface OfferingOptions {
  name: string;
  state?: string;
  shared?: boolean;
  collected_attributes?: string[];
  description?: string;
  customer?: string;
}

/** Makes what a test needs, directly in the database; what is not given does not matter to the test. */
export interface World {
  user: (options: UserOptions) => Promise<TestUser>;
  /** An owner of consents, a stranger, and the two roles. */
  people: () => Promise<People>;
  offering: (options: OfferingOptions) => Promise<TestOffering>;
  /** Gives the user a role in the organisation of the offering. */
  member: (person: TestUser, offering: TestOffering, role?: 'owner' | 'manager') => Promise<void>;
  /** @returns the uuid of the terms */
  terms: (offering: TestOffering, options?: TermsOptions) => Promise<string>;
  /** @returns the uuid of the consent */
  consent: (user: TestUser, offering: TestOffering, options?: ConsentOptions) => Promise<string>;
}

export function createWorld(db: Queryable, clock: { now: Date }): World {
  const user = (options: UserOptions) =>
    insert<TestUser>(
      db,
      'users',
      { email: `${options.username}@example.org`, ...options, date_joined: clock.now },
      'username, full_name',
    );
  return {
    user,
    people: async () => ({
      alice: await user({ username: 'alice', first_name: 'Alice', last_name: 'Archer' }),
      bob: await user({ username: 'bob', first_name: 'Bob', last_name: 'Baker' }),
      support: await user({ username: 'support', first_name: 'Sue', last_name: 'Port', is_support: true }),
      staff: await user({ username: 'staff', first_name: 'Stan', last_name: 'Field', is_staff: true }),
    }),
    async offering({ customer = 'Example University', ...options }) {
      const provider = await insert<{ id: number }>(db, 'customers', { name: customer });
      const slug = options.name.toLowerCase().replaceAll(' ', '-');
      const row = { customer_id: provider.id, slug, state: 'Active', created: clock.now, ...options };
      return insert<TestOffering>(db, 'offerings', row, 'name');
    },
    async member(person, offering, role = 'owner') {
      await db.query(
        `insert into organisation_members (customer_id, user_id, role, created)
         select customer_id, $2, $3, $4 from offerings where id = $1`,
        [offering.id, person.id, role, clock.now],
      );
    },
    async terms(offering, options = {}) {
      const { version = '1.0', is_active = true, created = clock.now, ...rest } = options;
      const activated = is_active ? created : null;
      const row = { offering_id: offering.id, version, is_active, activated, created, modified: created, ...rest };
      return (await insert<{ uuid: string }>(db, 'terms_of_service', row)).uuid;
    },
    async consent(person, offering, options = {}) {
      const { version = '1.0', agreement_date = clock.now } = options;
      const times = { agreement_date, modified: agreement_date };
      const row = { user_id: person.id, offering_id: offering.id, ...times, ...options, version };
      return (await insert<{ uuid: string }>(db, 'consents', row)).uuid;
    },
  };
}

async function insert<Row extends object>(db: Queryable, table: string, row: object, also?: string): Promise<Row> {
  const entries = Object.entries({ uuid: randomUUID(), ...row }).filter(([, value]) => value !== undefined);
  const [inserted] = await db.query<Row>(
    `insert into ${table} (${entries.map(([name]) => name).join(', ')})
     values (${entries.map((_, index) => `$${index + 1}`).join(', ')})
     returning ${['id', 'uuid', also].filter(Boolean).join(', ')}`,
    entries.map(([, value]) => value),
  );
  if (!inserted) throw new Error(`Nothing was inserted into ${table}.`);
  return inserted;
}
