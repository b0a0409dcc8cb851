import { GatewayError } from '#server/gateway/http/errors.ts';
import { authorizationFor } from './token.ts';

export type Credentials = { username: string; password: string } | { authorization: string };

const MAX_PASSWORD_FIELD = 128;
/** Longer tokens do not fit into a cookie, which browsers limit to 4 kB. */
export const MAX_TOKEN = 2500;

type Fields = Record<string, unknown>;
type FieldErrors = Record<string, string[]>;

/** Adds a message in Waldur's words to `errors` when the value is not usable. */
function text(body: Fields, name: string, max: number, errors: FieldErrors): string {
  const value = body[name];
  const problem = (() => {
    if (value === undefined) return 'This field is required.';
    if (value === null) return 'This field may not be null.';
    if (typeof value !== 'string') return 'Not a valid string.';
    if (value.trim() === '') return 'This field may not be blank.';
    if (value.length > max) return `Ensure this field has no more than ${max} characters.`;
    if (/\p{Surrogate}/u.test(value)) return 'Surrogate characters are not allowed.';
    return value.includes('\0') ? 'Null characters are not allowed.' : undefined;
  })();
  if (problem !== undefined) errors[name] = [problem];
  return typeof value === 'string' ? value : '';
}

function refuseIfAny(errors: FieldErrors): void {
  if (Object.keys(errors).length > 0) throw new GatewayError(400, errors);
}

export function asFields(body: unknown): Fields {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { ...body };
  throw new GatewayError(400, { non_field_errors: ['Invalid data. Expected an object.'] });
}

export function readPassword(body: unknown): { username: string; password: string } {
  const fields = asFields(body);
  const errors: FieldErrors = {};
  const username = text(fields, 'username', MAX_PASSWORD_FIELD, errors).trim();
  const password = text(fields, 'password', MAX_PASSWORD_FIELD, errors);
  refuseIfAny(errors);
  return { username, password };
}

/** People copy a token alone, or with the scheme in front of it as in a header. */
function readToken(fields: Fields): { authorization: string } {
  const errors: FieldErrors = {};
  const pasted = text(fields, 'token', MAX_TOKEN, errors).trim();
  refuseIfAny(errors);
  const [, scheme, token = ''] = /^(?:authorization:\s*)?(?:(token|bearer)\s+)?(.*)$/is.exec(pasted) ?? [];
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new GatewayError(400, { token: ['A token has no spaces and no special characters. Copy it again.'] });
  }
  return { authorization: scheme?.toLowerCase() === 'bearer' ? `Bearer ${token}` : authorizationFor(token) };
}

/** @throws GatewayError 400 that names each bad field */
export function readCredentials(body: unknown): Credentials {
  const fields = asFields(body);
  return 'token' in fields ? readToken(fields) : readPassword(fields);
}

export function readScope(body: unknown): 'here' | 'everywhere' {
  const { scope } = asFields(body);
  if (scope === 'here' || scope === 'everywhere') return scope;
  throw new GatewayError(400, {
    scope: [scope === undefined ? 'This field is required.' : 'Allowed are "here" and "everywhere".'],
  });
}
