import { createHash } from 'node:crypto';
import { type ConsentAction, consentEvent, insertConsentEvents } from '#server/db/consent-events.ts';
import type { Database, Queryable } from '#server/db/database.ts';
import { compactDeltas } from '#server/db/rollups/compaction.ts';
import { hashPassword } from '#server/passwords.ts';
import { DEMO_ACCOUNTS } from './accounts.ts';
import { demoHistories } from './consents.ts';
import type { History, Step } from './histories.ts';
import { addDemoOwner } from './owner.ts';
import { demoOfferings } from './offerings.ts';
import { type DemoUser, demoUsers } from './people.ts';
import { type Random, seededRandom } from '#server/random.ts';

/** What makes a version the accepted one. */
const GRANTS: readonly string[] = ['granted', 'reconsented', 'regranted'] satisfies ConsentAction[];

const SEED = 20_260_822;

/** Under this number, processes that start at once on one server wait for each other. */
const LOCK = 4_022_019_732;

/**
 * Fills the database with the demo data, all in one transaction, unless it has or had users; demo data of an earlier release
 * get what they lack. Times are relative to `now`; everything else is the same each time, except the salts of the passwords.
 */
export async function seedDemo(db: Database, now: Date): Promise<void> {
  if (!(await hadUsers(db))) await seedAll(db, now);
  await addDemoOwner(db, now);
}

async function seedAll(db: Database, now: Date): Promise<void> {
  const random = seededRandom(SEED);
  const users = demoUsers(random, now);
  const { customers, offerings } = demoOfferings(random, now);
  const operator = users.find(({ is_staff }) => is_staff);
  if (!operator) throw new Error('The demo data have no member of staff.');
  const histories = demoHistories({ random, now, operator }, users, offerings);
  const rows = await withPasswords(users);
  await db.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1::bigint)', [LOCK]);
    if (await hadUsers(tx)) return;
    await insertRows(tx, 'customers (uuid, name) select uuid, name', 'uuid uuid, name text', customers);
    await insertUsers(tx, rows);
    await insertOfferings(tx, offerings);
    await insertConsents(tx, histories);
    await insertEvents(tx, random, histories);
    await compactDeltas(tx);
  });
}

/** Whether there are users or ever were: where these are lost, nothing takes their place. */
async function hadUsers(db: Queryable): Promise<boolean> {
  const [row] = await db.query<{ had: boolean }>(
    'select exists (select from users) or (select is_called from users_id_seq) as had',
  );
  return row?.had ?? false;
}

async function withPasswords(users: DemoUser[]) {
  const hashes = new Map(
    await Promise.all(
      DEMO_ACCOUNTS.map(async ({ username, password }) => [username, await hashPassword(password)] as const),
    ),
  );
  return users.map((user) => ({ ...user, password_hash: hashes.get(user.username) ?? null }));
}

/** `into` is a table with its columns and the select list over `r`, whose columns and types `shape` names. */
async function insertRows(tx: Queryable, into: string, shape: string, rows: readonly object[], joins = '') {
  await tx.query(`insert into ${into} from jsonb_to_recordset($1::jsonb) as r (${shape}) ${joins}`, [
    JSON.stringify(rows),
  ]);
}

async function insertUsers(tx: Queryable, users: object[]) {
  const columns =
    'uuid, username, first_name, last_name, email, organization, is_staff, is_support, is_active, date_joined, password_hash';
  await insertRows(
    tx,
    `users (${columns}) select ${columns}`,
    `uuid uuid, username text, first_name text, last_name text, email text, organization text, is_staff boolean,
     is_support boolean, is_active boolean, date_joined timestamptz, password_hash text`,
    users,
  );
}

async function insertOfferings(tx: Queryable, offerings: { terms: object[] }[]) {
  await insertRows(
    tx,
    `offerings (uuid, customer_id, name, slug, description, state, shared, collected_attributes, created)
     select r.uuid, c.id, r.name, r.slug, r.description, r.state, r.shared, r.collected_attributes, r.created`,
    `uuid uuid, customer_uuid uuid, name text, slug text, description text, state text, shared boolean,
     collected_attributes text[], created timestamptz`,
    offerings,
    'join customers c on c.uuid = r.customer_uuid',
  );
  const columns =
    'terms_of_service, terms_of_service_link, version, is_active, requires_reconsent, grace_period_days, activated';
  await insertRows(
    tx,
    `terms_of_service (uuid, offering_id, created, modified, ${columns})
     select r.uuid, o.id, r.created, r.modified, ${columns}`,
    `uuid uuid, offering_uuid uuid, created timestamptz, modified timestamptz, terms_of_service text,
     terms_of_service_link text, version text, is_active boolean, requires_reconsent boolean,
     grace_period_days integer, activated timestamptz`,
    offerings.flatMap(({ terms }) => terms),
    'join offerings o on o.uuid = r.offering_uuid',
  );
}

async function insertConsents(tx: Queryable, histories: History[]) {
  await insertRows(
    tx,
    `consents (uuid, user_id, offering_id, agreement_date, version, revocation_date, modified, granted_date, text_sha256)
     select r.uuid, u.id, o.id, r.agreement_date, r.version, r.revocation_date, r.modified, r.granted_date,
            decode(r.text_sha256, 'hex')`,
    `uuid uuid, user_uuid uuid, offering_uuid uuid, agreement_date timestamptz, version text,
     revocation_date timestamptz, modified timestamptz, granted_date timestamptz, text_sha256 text`,
    histories.map(({ uuid, user, offering, first, last, steps }) => ({
      uuid,
      user_uuid: user.uuid,
      offering_uuid: offering.uuid,
      agreement_date: first.at,
      version: last.version,
      revocation_date: last.revocationDate,
      modified: last.at,
      granted_date: steps.findLast(({ action }) => GRANTS.includes(action))?.at,
      text_sha256: textSha256(offering, last),
    })),
    'join users u on u.uuid = r.user_uuid join offerings o on o.uuid = r.offering_uuid order by r.agreement_date',
  );
}

async function insertEvents(tx: Queryable, random: Random, histories: History[]) {
  const events = histories.flatMap((history) => history.steps.map((step) => eventOf(random, history, step)));
  await insertConsentEvents(
    tx,
    events.sort((a, b) => a.created.getTime() - b.created.getTime()),
  );
}

/** Of the text that is the accepted one after a step; the terms of an offering have different versions here. */
function textSha256({ editions }: History['offering'], { version }: Step): string | null {
  const text = editions.find((edition) => edition.version === version)?.terms_of_service;
  return text ? createHash('sha256').update(text).digest('hex') : null;
}

function eventOf(random: Random, { uuid, user, offering, first }: History, step: Step) {
  const event = consentEvent(step.action, {
    consent: { uuid, version: step.version, agreement_date: first.at, revocation_date: step.revocationDate },
    user,
    offering,
    actor: step.actor,
    previousVersion: step.previousVersion,
    textSha256: textSha256(offering, step),
    expired: step.expired,
  });
  return { ...event, created: step.at, uuid: random.uuid() };
}
