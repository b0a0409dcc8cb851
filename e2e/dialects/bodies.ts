import type { DialectFacts } from './dialect.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = Record<string, Json>;

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** Of Django and its REST framework; what Waldur says of consents is in English everywhere. */
const TRANSLATIONS: Readonly<Record<string, string>> = {
  'No UserOfferingConsent matches the given query.': 'Ei leitud.',
  'Invalid username/password.': 'Vale kasutajanimi või parool.',
  'Invalid token.': 'Vigane tunnus.',
  'Token has expired.': 'Tunnus on aegunud.',
  'Authentication credentials were not provided.': 'Autentimisandmed puuduvad.',
};

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface Speech extends Pick<DialectFacts, 'utc'> {
  estonian: boolean;
}

function text(value: string, { utc, estonian }: Speech): string {
  if (TIME.test(value)) {
    const [seconds = '', fraction = ''] = value.slice(0, -1).split('.');
    return `${seconds}${Number(fraction) === 0 ? '' : `.${fraction.padEnd(6, '0')}`}${utc}`;
  }
  const told = estonian ? (TRANSLATIONS[value] ?? value) : value;
  return told.replace(UUID, (uuid) => uuid.replaceAll('-', ''));
}

/** The body as a server of that dialect writes it: uuids without dashes, its times, its language. */
export function inDialect(body: Json, facts: Speech): Json {
  if (typeof body === 'string') return text(body, facts);
  if (Array.isArray(body)) return body.map((item) => inDialect(item, facts));
  if (!isObject(body)) return body;
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, inDialect(value, facts)]));
}

export function without(body: Json, keys: readonly string[]): Json {
  if (Array.isArray(body)) return body.map((item) => without(item, keys));
  if (!isObject(body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([key]) => !keys.includes(key)));
}

/** What a Waldur records of the events here: the first grant and revocations, as if the person had always done it. */
export function waldurEvents(events: readonly Json[]): Json[] {
  return events.filter(isObject).flatMap((event) => {
    const context = isObject(event.context) ? event.context : {};
    const { action } = context;
    if (action !== 'granted' && action !== 'revoked' && action !== 'revoked_automatically') return [];
    const kept = Object.entries(context).filter(
      ([key]) => !['action', 'text_sha256'].includes(key) && !key.startsWith('actor_'),
    );
    const revocation = `User ${String(context.user_name)} has revoked Terms of Service consent for offering ${String(context.offering_name)}, ToS version ${String(context.version)}.`;
    return [
      { ...event, message: action === 'revoked' ? revocation : event.message, context: Object.fromEntries(kept) },
    ] as Json[];
  });
}
