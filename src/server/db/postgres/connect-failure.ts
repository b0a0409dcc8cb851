import { placesOf } from './host-urls.ts';
import { reasonOf } from '#server/db/unavailable.ts';

const ADDRESS = 'postgres://user:password@host:5432/name';

/** Tried in this order against "CODE message", then against the message alone. */
const REMEDIES: [RegExp, string][] = [
  [
    /client password must be a(?: non-empty)? string|no password supplied/,
    `Write its password into DATABASE_URL, as in ${ADDRESS}`,
  ],
  [/^28P01\b/, 'Correct user and password in DATABASE_URL'],
  [/no encryption|^28000\b.*SSL off/, 'It takes encrypted connections only: add ?sslmode=verify-full to DATABASE_URL'],
  [/^28000\b/, 'Let this user in from here, in its pg_hba.conf, or correct the user in DATABASE_URL'],
  [/^3D000\b/, 'Create that database, empty, or correct its name at the end of DATABASE_URL'],
  [/does not support SSL/, 'It has no TLS: turn that on there, or take sslmode out of DATABASE_URL'],
  [
    /^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_CERT|ERR_SSL_)|certificate/,
    'Its certificate is not trusted: name the file of its authority by sslrootcert=FILE in DATABASE_URL, or by NODE_EXTRA_CA_CERTS',
  ],
  [/^(ENOENT|EACCES|EISDIR)\b.*open/, 'Correct the file that DATABASE_URL names by sslrootcert, sslcert or sslkey'],
  [/^(ENOTFOUND|EAI_AGAIN)\b/, 'Correct the host in DATABASE_URL, or the names that this machine knows'],
  [/^(ECONNREFUSED|EHOST|ENET|ETIMEDOUT)|timeout/, 'Start it, or correct host and port in DATABASE_URL'],
  [/^53300\b/, 'It has no connection left: raise its max_connections, or the limit of this user or database'],
  [/^25006\b/, 'Name the host that can be written to in DATABASE_URL, or all of them separated by commas'],
  [/^57P0/, 'It is starting or stopping: wait a moment, then start again'],
];

/** One line that says where, why and what to do, without the password. */
export function connectFailure(url: string, error: unknown): Error {
  const reason = reasonOf(error);
  const known = codesOf(error).map((code) => `${code} ${reason}`);
  const [, remedy = 'Correct DATABASE_URL'] =
    REMEDIES.find(([pattern]) => [...known, reason].some((text) => pattern.test(text))) ?? [];
  const said = reason.replaceAll(/\s+/g, ' ').replace(/\.$/, '');
  return new Error(`Cannot connect to PostgreSQL at ${placesOf(url)}: ${said}. ${remedy}.`, { cause: error });
}

function codesOf(error: unknown): string[] {
  if (error instanceof AggregateError) return error.errors.flatMap(codesOf);
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? [error.code] : [];
}
