import { describe, expect, test } from 'vitest';
import { readSettings, SettingsError } from './settings.ts';

const KEY = 'k'.repeat(32);

function mistakes(env: Record<string, string | undefined>): string {
  try {
    readSettings(env);
    return '';
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
}

test('an empty environment is a demo on the own machine', () => {
  expect(readSettings({})).toEqual({
    host: '127.0.0.1',
    port: 8080,
    dataDirectory: '.data',
    dataSync: true,
    dataReserve: 128 * 1024 * 1024,
    replicaUrls: [],
    databaseUrl: undefined,
    waldurUrl: undefined,
    waldurPublicUrl: undefined,
    oidc: undefined,
    passwords: true,
    sessionKeys: [],
    demo: true,
    logLevel: 'info',
    siteName: 'Consent Desk',
    trustProxy: false,
    allowedHosts: [],
    rateLimits: { address: 100, signedIn: 1000 },
    basePath: '',
    metrics: undefined,
    drainSeconds: 0,
  });
});

test('empty values count as not set', () => {
  expect(readSettings({ PORT: '', HOST: ' ', SESSION_KEY: '', DEMO: '' })).toEqual(readSettings({}));
});

test('a rate limit of 0 is none', () => {
  expect(readSettings({ RATE_LIMIT: '0' }).rateLimits).toEqual({ address: undefined, signedIn: 1000 });
  expect(readSettings({ SIGNED_IN_RATE_LIMIT: '0' }).rateLimits).toEqual({ address: 100, signedIn: undefined });
});

test('a database may have several hosts', () => {
  const url = 'postgres://desk:secret@db1,db2:5433/desk?target_session_attrs=read-write';
  expect(readSettings({ DATABASE_URL: url }).databaseUrl).toBe(url);
});

test('any name is answered behind a proxy or off the loopback, unless the names are given', () => {
  expect(readSettings({ TRUST_PROXY: '1' }).allowedHosts).toBeUndefined();
  expect(readSettings({ HOST: '0.0.0.0' }).allowedHosts).toBeUndefined();
  const names = { ALLOWED_HOSTS: 'Consents.example.org, 10.0.0.7' };
  for (const others of [{}, { HOST: '0.0.0.0' }, { TRUST_PROXY: '1' }])
    expect(readSettings({ ...names, ...others }).allowedHosts).toEqual(['consents.example.org', '10.0.0.7']);
});

test('replicas are addresses of one server each, and follow a database', () => {
  const replicas = ['postgres://desk:a@r1:5433/desk', 'postgres://desk:a@r2/desk'];
  const env = { DATABASE_URL: 'postgres://p/desk', DATABASE_REPLICA_URLS: replicas.join(', ') };
  expect(readSettings(env).replicaUrls).toEqual(replicas);
  expect(readSettings({ DATABASE_URL: 'postgres://p/desk' }).replicaUrls).toEqual([]);
  expect(mistakes({ DATABASE_REPLICA_URLS: replicas[0] })).toBe(
    'DATABASE_REPLICA_URLS is set without DATABASE_URL; allowed is both, since replicas follow the PostgreSQL that is written to.',
  );
});

test('everything can be set', () => {
  const settings = readSettings({
    HOST: '0.0.0.0',
    PORT: '0',
    DATA_DIR: '/var/lib/desk',
    DATA_SYNC: '0',
    DATA_RESERVE_MB: '2000',
    DATABASE_URL: 'postgresql://desk:secret@db:5432/desk',
    SESSION_KEY: `${KEY}, ${KEY}2`,
    LOG_LEVEL: 'warn',
    SITE_NAME: 'Baltic Cloud',
    TRUST_PROXY: 'loopback, 10.0.0.0/8, fd00::/8',
    RATE_LIMIT: '250',
    SIGNED_IN_RATE_LIMIT: '5000',
  });
  expect(settings).toMatchObject({
    host: '0.0.0.0',
    port: 0,
    dataDirectory: '/var/lib/desk',
    dataSync: false,
    dataReserve: 2000 * 1024 * 1024,
    sessionKeys: [KEY, `${KEY}2`],
    demo: false,
    trustProxy: ['loopback', '10.0.0.0/8', 'fd00::/8'],
    rateLimits: { address: 250, signedIn: 5000 },
  });
  expect(readSettings({ WALDUR_URL: 'https://waldur.example.org/', TRUST_PROXY: '2' })).toMatchObject({
    waldurUrl: 'https://waldur.example.org',
    trustProxy: 2,
    demo: false,
  });
});

test('metrics are off unless they have a port, and then for this machine only', () => {
  expect(readSettings({ METRICS_HOST: '::1' }).metrics).toBeUndefined();
  expect(readSettings({ METRICS_PORT: '9464' }).metrics).toEqual({ host: '127.0.0.1', port: 9464 });
  expect(readSettings({ METRICS_PORT: '0', METRICS_HOST: '::' }).metrics).toEqual({ host: '::', port: 0 });
  expect(mistakes({ METRICS_PORT: '1', METRICS_HOST: 'a b' })).toContain('METRICS_HOST is "a b"; allowed is');
});

test.each([
  ['/', ''],
  ['/consents', '/consents'],
  ['/consents/', '/consents'],
  ['/portal/v1.2/consent-desk/', '/portal/v1.2/consent-desk'],
])('the base path %s may end in a slash or not', (given, read) => {
  expect(readSettings({ BASE_PATH: given }).basePath).toBe(read);
});

describe('demo accounts', () => {
  test.each([{}, { DEMO: '1' }, { HOST: 'localhost' }, { HOST: '::1' }, { HOST: '127.0.0.9' }])(
    'exist with %j',
    (env) => {
      expect(readSettings(env).demo).toBe(true);
    },
  );

  test.each([
    { DEMO: '0' },
    { HOST: '0.0.0.0' },
    { HOST: '127.0.0.1.evil.example' },
    { DATABASE_URL: 'postgres://db/desk' },
    { WALDUR_URL: 'https://waldur.example.org' },
  ])('do not exist with %j', (env) => {
    expect(readSettings(env).demo).toBe(false);
  });

  test.each([
    { HOST: '0.0.0.0' },
    { DATABASE_URL: 'postgres://db/desk' },
    { WALDUR_URL: 'https://waldur.example.org' },
  ])('are refused with %j', (env) => {
    expect(mistakes({ ...env, DEMO: '1' })).toMatch(
      /^DEMO is 1; demo accounts are allowed only with the embedded database/,
    );
  });
});

test.each([
  ['PORT', '80a', 'PORT is "80a"; allowed is a whole number from 0 (any free port) to 65535.'],
  ['PORT', '65536', 'PORT is "65536"; allowed is a whole number'],
  ['PORT', '-1', 'PORT is "-1"'],
  ['HOST', 'http://here', 'HOST is "http://here"; allowed is an IP address or a host name'],
  ['DATABASE_URL', 'postgres://a:1,b:x/desk', 'DATABASE_URL is not usable; allowed is an address like postgres://'],
  ['DATABASE_REPLICA_URLS', 'postgres://a,b/desk', 'DATABASE_REPLICA_URLS is not usable; allowed are addresses like'],
  ['DATABASE_REPLICA_URLS', 'mysql://u:secret@db/x', 'DATABASE_REPLICA_URLS is not usable; allowed are addresses like'],
  ['DATABASE_URL', 'mysql://u:secret@db/x', 'DATABASE_URL is not usable; allowed is an address like postgres://'],
  ['WALDUR_URL', 'https://u:secret@waldur.example.org', 'WALDUR_URL is not usable; allowed is scheme and host only'],
  ['WALDUR_URL', 'https://waldur.example.org/api/', 'WALDUR_URL is not usable'],
  ['WALDUR_URL', 'file:///etc/passwd', 'WALDUR_URL is not usable'],
  ['WALDUR_PUBLIC_URL', 'waldur.example.org', 'WALDUR_PUBLIC_URL is not usable; allowed is scheme and host only'],
  ['WALDUR_PUBLIC_URL', 'https://secret@waldur.example.org', 'WALDUR_PUBLIC_URL is not usable'],
  ['WALDUR_PUBLIC_URL', 'https://waldur.example.org', 'WALDUR_PUBLIC_URL is set without WALDUR_URL; allowed is both'],
  ['SESSION_KEY', 'secret', 'SESSION_KEY is too short; allowed are one or more keys of at least 32 characters'],
  ['SESSION_KEY', `${KEY},secret`, 'SESSION_KEY is too short'],
  ['DEMO', 'yes', 'DEMO is "yes"; allowed are 1 and 0.'],
  ['DATA_RESERVE_MB', '1G', 'DATA_RESERVE_MB is "1G"; allowed is a whole number of megabytes to leave free, or 0 to'],
  ['DATA_SYNC', 'off', 'DATA_SYNC is "off"; allowed are 1 and 0.'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL is "loud"; allowed are trace, debug, info, warn, error, fatal, silent.'],
  ['SITE_NAME', 'x'.repeat(81), 'SITE_NAME has 81 characters; allowed are at most 80.'],
  [
    'BASE_PATH',
    'consents',
    'BASE_PATH is "consents"; allowed is a path like /consents/ of letters, digits, ".", "_" and "-".',
  ],
  ['BASE_PATH', '//evil.example', 'BASE_PATH is "//evil.example"'],
  ['BASE_PATH', '/a/../b', 'BASE_PATH is "/a/../b"'],
  ['BASE_PATH', '/a b/', 'BASE_PATH is "/a b/"'],
  ['BASE_PATH', `/${'x'.repeat(100)}`, 'BASE_PATH is "/xxx'],
  ['METRICS_PORT', 'on', 'METRICS_PORT is "on"; allowed is a whole number'],
  ['DRAIN_SECONDS', '301', 'DRAIN_SECONDS is "301"; allowed is a whole number from 0 to 300.'],
  ['DRAIN_SECONDS', '-1', 'DRAIN_SECONDS is "-1"'],
  ['TRUST_PROXY', 'everybody', 'TRUST_PROXY is "everybody"; allowed is the number of proxies'],
  ['TRUST_PROXY', '10.0.0.0/40', 'TRUST_PROXY is "10.0.0.0/40"'],
  ['RATE_LIMIT', '-1', 'RATE_LIMIT is "-1"; allowed is a whole number of requests a second from one address, or 0'],
  ['ALLOWED_HOSTS', 'https://a.example', 'ALLOWED_HOSTS is not usable; allowed are names and addresses without scheme'],
  ['RATE_LIMIT', 'many', 'RATE_LIMIT is "many"'],
])('%s=%s is refused in one readable line', (name, value, message) => {
  const text = mistakes({ [name]: value });
  expect(text).toContain(message);
  expect(text).not.toMatch(/secret|\n/);
});

test('every mistake is named at once', () => {
  const text = mistakes({
    PORT: 'x',
    LOG_LEVEL: 'y',
    DATABASE_URL: 'postgres://db/x',
    WALDUR_URL: 'https://w.example',
  });
  for (const name of ['PORT is', 'LOG_LEVEL is', 'WALDUR_URL and DATABASE_URL are both set'])
    expect(text).toContain(name);
});
