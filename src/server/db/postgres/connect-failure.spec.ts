import { expect, test } from 'vitest';
import { connectFailure } from './connect-failure.ts';

const URL = 'postgres://desk:hush@db.example.org/consents';
const failure = (message: string, code?: string) => Object.assign(new Error(message), code ? { code } : {});

test.each<[string, unknown, string]>([
  [
    'no password',
    failure('SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string'),
    'Write its password into DATABASE_URL, as in postgres://user:password@host:5432/name.',
  ],
  ['a wrong one', failure('password authentication failed', '28P01'), 'Correct user and password in DATABASE_URL.'],
  [
    'no such database',
    failure('database "consents" does not exist', '3D000'),
    'Create that database, empty, or correct',
  ],
  [
    'a server that takes encrypted connections only',
    failure('no pg_hba.conf entry for host "10.0.0.1", user "desk", no encryption', '28000'),
    'add ?sslmode=verify-full to DATABASE_URL.',
  ],
  ['another user', failure('no pg_hba.conf entry for user "desk", SSL on', '28000'), 'Let this user in from here'],
  ['sslmode without TLS', failure('The server does not support SSL connections'), 'take sslmode out of DATABASE_URL.'],
  [
    'a certificate',
    failure('self-signed certificate', 'DEPTH_ZERO_SELF_SIGNED_CERT'),
    'sslrootcert=FILE in DATABASE_URL',
  ],
  [
    'a file of it',
    failure("ENOENT: no such file or directory, open '/ca'", 'ENOENT'),
    'by sslrootcert, sslcert or sslkey.',
  ],
  ['a host', failure('getaddrinfo ENOTFOUND db.example.org', 'ENOTFOUND'), 'Correct the host in DATABASE_URL'],
  [
    'each of several addresses',
    new AggregateError([failure('connect ECONNREFUSED ::1', 'ECONNREFUSED'), failure('10.0.0.1', 'ECONNREFUSED')]),
    'Start it, or correct host and port in DATABASE_URL.',
  ],
  ['a standby', new AggregateError([failure('it can only be read', '25006')]), 'Name the host that can be written to'],
  ['anything else', failure('no\nidea.'), 'no idea. Correct DATABASE_URL.'],
])('%s is told in one line with what to do', (_what, error, said) => {
  const { message } = connectFailure(URL, error);
  expect(message).toMatch(/^Cannot connect to PostgreSQL at db\.example\.org:5432\/consents: [^\n]+$/);
  expect(message).toContain(said);
  expect(message).not.toContain('hush');
});
