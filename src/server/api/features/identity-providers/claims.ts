import type { ClaimedField, OidcSettings } from '#server/oidc-settings.ts';

/** Absent is what the provider does not tell. */
export type Profile = Partial<Record<ClaimedField, string>>;

/** The lengths of Waldur's fields. */
const LONGEST: Record<ClaimedField, number> = {
  username: 128,
  first_name: 100,
  last_name: 100,
  email: 320,
  organization: 255,
};

/** Removes what neither people nor databases can bear in a name; takes the first of several values. */
function textOf(claim: unknown, longest: number): string | undefined {
  const value: unknown = Array.isArray(claim) ? claim[0] : claim;
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const clean = Buffer.from(String(value))
    .toString()
    .normalize('NFC')
    .replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
    .trim();
  return Array.from(clean).slice(0, longest).join('').trim() || undefined;
}

/** A name may lead from object to object: TARA has `profile_attributes.given_name`. */
function claimNamed(claims: Record<string, unknown>, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name
    .split('.')
    .reduce<unknown>((from, key) => (isRecord(from) && Object.hasOwn(from, key) ? from[key] : undefined), claims);
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Who has one name only, or whose provider tells no parts, has it as the first name. The username has no blanks. */
export function profileOf(claims: Record<string, unknown>, names: OidcSettings['claims']): Profile {
  const read = (field: ClaimedField) => textOf(claimNamed(claims, names[field]), LONGEST[field]);
  const [first, last] = [read('first_name'), read('last_name')];
  const hasParts = first !== undefined || last !== undefined;
  const profile = {
    username: read('username')?.replace(/\s+/g, '-'),
    first_name: hasParts ? (first ?? '') : textOf(claims['name'], LONGEST.first_name),
    last_name: hasParts ? (last ?? '') : undefined,
    email: read('email'),
    organization: read('organization'),
  };
  return Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== undefined));
}
