import { randomUUID } from 'node:crypto';
import type { Database } from '#server/db/database.ts';
import type { Person, World, WorldOffering } from './world.ts';

export interface TermsSpec {
  version: string;
  html?: string;
  link?: string;
  active?: boolean;
  requiresReconsent?: boolean;
  graceDays?: number;
  /** When they came into force, or were written if they never did. */
  since?: string;
}

/** Adds terms to an offering; active ones take the place of those in force, as a provider would do in two requests. */
export async function publish(db: Database, offering: WorldOffering, terms: TermsSpec): Promise<void> {
  const active = terms.active ?? true;
  const since = new Date(terms.since ?? '2025-06-01T08:00:00Z');
  await db.transaction(async (tx) => {
    if (active) {
      await tx.query(
        `update terms_of_service set is_active = false where offering_id = (select id from offerings where uuid = $1)`,
        [offering.uuid],
      );
    }
    await tx.query(
      `insert into terms_of_service (uuid, offering_id, terms_of_service, terms_of_service_link, version, is_active,
         requires_reconsent, grace_period_days, activated, created, modified)
       select $1, id, $3, $4, $5, $6, $7, $8, $9::timestamptz, $10::timestamptz, $10::timestamptz
       from offerings where uuid = $2`,
      [
        randomUUID(),
        offering.uuid,
        terms.html ?? '',
        terms.link ?? '',
        terms.version,
        active,
        terms.requiresReconsent ?? true,
        terms.graceDays ?? 3650,
        active ? since : null,
        since,
      ],
    );
  });
}

/** The text of one version changes in place, as a provider's PATCH does it. */
export async function rewriteVersion(
  db: Database,
  offering: WorldOffering,
  version: string,
  html: string,
): Promise<void> {
  await db.query(
    `update terms_of_service set terms_of_service = $3
     where version = $2 and offering_id = (select id from offerings where uuid = $1)`,
    [offering.uuid, version, html],
  );
}

export async function takeOutOfForce(db: Database, offering: WorldOffering): Promise<void> {
  await db.query(
    `update terms_of_service set is_active = false where offering_id = (select id from offerings where uuid = $1)`,
    [offering.uuid],
  );
}

/** An offering of the world's own provider, with terms in the order given. */
export async function offeringWith(
  db: Database,
  world: World,
  name: string,
  ...terms: TermsSpec[]
): Promise<WorldOffering> {
  const offering = { uuid: randomUUID(), name: `${name} ${world.tag}` };
  await db.query(
    `insert into offerings (uuid, customer_id, name, slug, description, state, shared, collected_attributes, created)
     select $1, customer_id, $3, $4, 'For tests', 'Active', true, array['full_name', 'email'], '2024-01-01'
     from offerings where uuid = $2`,
    [offering.uuid, world.compute.uuid, offering.name, offering.name.toLowerCase().replaceAll(' ', '-')],
  );
  for (const one of terms) await publish(db, offering, one);
  return offering;
}

/** An active consent to each of `count` new offerings called "Many 001 TAG" and so on. */
export async function manyConsents(db: Database, world: World, person: Person, count: number): Promise<void> {
  await db.query(
    `with many as (
       insert into offerings (uuid, customer_id, name, slug, state, shared, created)
       select gen_random_uuid(), customer_id, 'Many ' || lpad(n::text, 3, '0') || ' ' || $2, 'many-' || n, 'Active', true, '2024-01-01'
       from offerings, generate_series(1, $3::integer) as n where uuid = $1
       returning id)
     insert into consents (uuid, user_id, offering_id, version, agreement_date, modified)
     select gen_random_uuid(), users.id, many.id, '1.0', '2025-01-01', '2025-01-01'
     from many, users where users.uuid = $4`,
    [world.compute.uuid, world.tag, count, person.uuid],
  );
}

/** A text of `count` words in headed sections; about one word in `every` is another one. */
export function longHtml(count: number, every = Infinity): string {
  const words = Array.from({ length: count }, (_, n) => (n % every === every - 1 ? `other${n}` : `word${n % 97}`));
  const sections = Array.from({ length: Math.ceil(count / 100) }, (_, n) => {
    const text = words.slice(n * 100, n * 100 + 100).join(' ');
    return `<h2>Section ${n + 1}</h2><p>${text}.</p>`;
  });
  return sections.join('');
}
