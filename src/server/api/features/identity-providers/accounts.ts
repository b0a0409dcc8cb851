import { randomUUID } from 'node:crypto';
import type { Claimant } from '#server/api/auth/identity-provider.ts';
import { type Database, isUniqueViolation, type Queryable } from '#server/db/database.ts';
import type { Profile } from './claims.ts';

export interface ProviderAccount {
  id: number;
  is_active: boolean;
}

type Identity = Pick<Claimant, 'issuer' | 'subject'>;

/**
 * Takes over what the provider tells by now; a new account has no rights. Having the name or address of an existing
 * account gives nobody that account.
 */
export async function accountOf(
  db: Database,
  identity: Identity,
  profile: Profile,
  now: Date,
): Promise<ProviderAccount> {
  const make = () =>
    db.transaction(async (tx) => (await updateKnown(tx, identity, profile)) ?? create(tx, identity, profile, now));
  try {
    return await make();
  } catch (error) {
    // They came for the first time twice at once, as with two browsers.
    if (isUniqueViolation(error, 'identities_pkey')) return make();
    throw error;
  }
}

async function updateKnown(tx: Queryable, { issuer, subject }: Identity, profile: Profile) {
  const [known] = await tx.query<ProviderAccount>(
    'select id, is_active from users join identities on user_id = id where issuer = $1 and subject = $2',
    [issuer, subject],
  );
  if (!known) return undefined;
  const told = [profile.first_name, profile.last_name, profile.email, profile.organization].map((text) => text ?? null);
  // The username stays, since people and programs know the account by it.
  await tx.query(
    `update users set first_name = coalesce($2, first_name), last_name = coalesce($3, last_name),
       email = coalesce($4, email), organization = coalesce($5, organization)
     where id = $1 and (first_name, last_name, email, organization) is distinct from
       (coalesce($2, first_name), coalesce($3, last_name), coalesce($4, email), coalesce($5, organization))`,
    [known.id, ...told],
  );
  return known;
}

async function create(tx: Queryable, identity: Identity, profile: Profile, now: Date): Promise<ProviderAccount> {
  for (const username of usernamesFor(profile.username ?? identity.subject)) {
    const [made] = await tx.query<ProviderAccount>(
      `insert into users (uuid, username, first_name, last_name, email, organization, date_joined)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (username) do nothing returning id, is_active`,
      [
        randomUUID(),
        username,
        profile.first_name ?? '',
        profile.last_name ?? '',
        profile.email ?? '',
        profile.organization ?? '',
        now,
      ],
    );
    if (!made) continue;
    await tx.query('insert into identities (issuer, subject, user_id) values ($1, $2, $3)', [
      identity.issuer,
      identity.subject,
      made.id,
    ]);
    return made;
  }
  throw new Error('every username was taken');
}

/** Something that nobody else has comes last. */
function* usernamesFor(name: string): Generator<string> {
  const short = Array.from(name.replace(/\s+/g, '-')).slice(0, 90).join('');
  yield short;
  for (let number = 2; number <= 9; number++) yield `${short}-${number}`;
  yield `${short}-${randomUUID()}`;
}
