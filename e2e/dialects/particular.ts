import { CONSENTS, TERMS } from '#contract/paths.ts';
import type { Database } from '#server/db/database.ts';
import { ask, type Asked, type Behind, type Told } from './ask.ts';
import { isObject, waldurEvents, without, type Json } from './bodies.ts';
import type { DialectFacts } from './dialect.ts';
import { foundUsers } from './users.ts';
import { collect, page, unordered } from './whole-lists.ts';

const OFFERINGS = /^\/api\/marketplace-(public|provider)-offerings\/([0-9a-f-]+\/)?$/;

/** The answers that differ in more than their spelling. */
export async function particular(behind: Behind, asked: Asked): Promise<Told> {
  const { facts, db } = behind;
  const { method, url } = asked;
  const reads = method === 'GET' || method === 'HEAD';
  const list = url.pathname;
  if (reads && list === '/api/events/') {
    const whole = await collect(behind, asked);
    return whole.status === 200 ? page(asked, { ...whole, rows: waldurEvents(whole.rows) }) : whole;
  }
  if (reads && list === CONSENTS && !facts.comparesVersions && url.searchParams.has('requires_reconsent')) {
    const whole = await collect(behind, asked, ['requires_reconsent']);
    if (whole.status !== 200) return whole;
    const demanding = await demandingOfferings(db);
    const wanted = url.searchParams.get('requires_reconsent') === 'true';
    const rows = whole.rows.filter(
      (row) => isObject(row) && (demanding.has(String(row.offering_uuid)) && row.has_consent === true) === wanted,
    );
    return page(asked, { ...whole, rows: shape(rows, facts) });
  }
  if (reads && list === '/api/users/' && ['query', 'user_keyword'].some((name) => url.searchParams.has(name))) {
    const whole = await collect(behind, asked, ['query', 'user_keyword']);
    const found = await foundUsers(db, url.searchParams);
    return page(asked, { ...whole, rows: whole.rows.filter((row) => isObject(row) && found.has(String(row.uuid))) });
  }
  if (url.pathname.endsWith('/tos_stats/') && facts.statistics === 'absent') {
    return { status: 404, headers: { 'content-type': 'application/json' }, body: { detail: 'Not found.' } };
  }
  const told = unordered(asked, await ask(behind, asked));
  if (told.status >= 400 || told.body === undefined) return told;
  if (url.pathname.endsWith('/revoke/')) return { ...told, body: shapeOne(await moveRevocation(db, told.body), facts) };
  if (list === CONSENTS && method === 'POST') return { ...told, body: onlyOffering(told.body) };
  if (list.startsWith(CONSENTS)) return { ...told, body: shapeOne(told.body, facts) };
  if (list.startsWith(TERMS)) {
    return {
      ...told,
      body: without(told.body, facts.tellsGracePeriod ? ['activated'] : ['activated', 'grace_period_days']),
    };
  }
  // An addition of ours, which no Waldur has.
  if (OFFERINGS.test(list)) return { ...told, body: without(told.body, ['collected_attributes']) };
  if (list === '/api/users/me/') return { ...told, body: withoutRoles(told.body) };
  if (list.endsWith('/tos_stats/')) return { ...told, body: lagging(told.body) };
  return told;
}

/** Additions of ours, and what older releases do not tell. */
const hidden = ({ tellsAttributes }: DialectFacts) => [
  'granted_date',
  'text_sha256',
  ...(tellsAttributes ? [] : ['collected_attributes']),
];
const shapeOne = (body: Json, facts: DialectFacts): Json => without(body, hidden(facts));
const shape = (rows: readonly Json[], facts: DialectFacts): Json[] => rows.map((row) => shapeOne(row, facts));

const onlyOffering = (body: Json): Json => (isObject(body) ? { offering: body.offering ?? null } : body);

/** Waldur leaves the flags of roles out for those who have none. */
function withoutRoles(body: Json): Json {
  const ordinary = isObject(body) && body.is_staff !== true && body.is_support !== true;
  return ordinary ? without(body, ['is_staff', 'is_support', 'is_active']) : body;
}

/** Before the first run of the daily job all counters are zero; only the adoption of versions is live. */
function lagging(body: Json): Json {
  if (!isObject(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => {
      if (key === 'tos_version_adoption') return [key, value];
      return [key, Array.isArray(value) ? [] : 0];
    }),
  );
}

/** Each revocation moves the date, also of a consent that is revoked already. */
async function moveRevocation(db: Database, body: Json): Promise<Json> {
  if (!isObject(body)) return body;
  const now = new Date();
  await db.query(`update consents set revocation_date = $2, modified = $2 where uuid = $1`, [String(body.uuid), now]);
  return { ...body, revocation_date: now.toISOString(), modified: now.toISOString() };
}

/** Offerings whose active terms demand re-consent. */
async function demandingOfferings(db: Database): Promise<Set<string>> {
  const rows = await db.query<{ uuid: string }>(
    `select o.uuid from offerings o join terms_of_service t on t.offering_id = o.id where t.is_active and t.requires_reconsent`,
  );
  return new Set(rows.map(({ uuid }) => uuid));
}
