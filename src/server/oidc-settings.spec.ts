import { expect, test } from 'vitest';
import { readSettings, SettingsError } from './settings.ts';

const PROVIDER = {
  OIDC_ISSUER: 'https://sso.example.org/realms/main',
  OIDC_CLIENT_ID: 'desk',
  OIDC_CLIENT_SECRET: 'hush, hush',
};

function mistakes(env: Record<string, string | undefined>): string {
  try {
    readSettings(env);
    return '';
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
}

test('issuer, id and secret are enough', () => {
  expect(readSettings(PROVIDER)).toMatchObject({
    passwords: true,
    oidc: {
      issuer: 'https://sso.example.org/realms/main',
      clientId: 'desk',
      clientSecret: 'hush, hush',
      label: 'sso.example.org',
      scope: 'openid profile email',
      claims: {
        username: 'preferred_username',
        first_name: 'given_name',
        last_name: 'family_name',
        email: 'email',
        organization: 'organization',
      },
      allowedRedirects: [],
    },
  });
});

test('all of it can be set', () => {
  const { oidc, passwords, demo } = readSettings({
    ...PROVIDER,
    OIDC_ISSUER: 'http://localhost:8081/',
    OIDC_LABEL: 'University of Tartu',
    OIDC_SCOPE: 'openid  profile eduperson',
    OIDC_CLAIMS: 'username=uid, organization=schac_home_organization',
    OIDC_ALLOWED_REDIRECTS: 'https://portal.example.org, http://127.0.0.1:4000',
    PASSWORDS: '0',
  });
  expect([passwords, demo]).toEqual([false, false]);
  expect(oidc).toMatchObject({
    issuer: 'http://localhost:8081/',
    label: 'University of Tartu',
    scope: 'openid profile eduperson',
    claims: { username: 'uid', first_name: 'given_name', organization: 'schac_home_organization' },
    allowedRedirects: ['https://portal.example.org', 'http://127.0.0.1:4000'],
  });
});

const TOGETHER = 'allowed are OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET together or none.';
const ISSUER = /^OIDC_ISSUER is not usable; allowed is the issuer of an OpenID provider, like [^ ]+, with https unless/;
const ORIGINS = /^OIDC_ALLOWED_REDIRECTS is not usable; allowed are origins like [^ ]+, separated by commas,/;

test.each<[Record<string, string>, string | RegExp]>([
  [
    { OIDC_CLIENT_ID: 'desk', OIDC_CLIENT_SECRET: 'hush' },
    `OIDC_ISSUER is missing beside other settings of OIDC; ${TOGETHER}`,
  ],
  [
    { OIDC_LABEL: 'University', OIDC_ISSUER: PROVIDER.OIDC_ISSUER },
    `OIDC_CLIENT_ID is missing beside other settings of OIDC; ${TOGETHER} OIDC_CLIENT_SECRET is missing beside other settings of OIDC; ${TOGETHER}`,
  ],
  [
    { ...PROVIDER, WALDUR_URL: 'https://waldur.example.org' },
    'WALDUR_URL and settings of OIDC are both set; allowed is one of them, since a real Waldur has its own identity providers.',
  ],
  [
    { PASSWORDS: '0' },
    'PASSWORDS is 0 without OIDC_ISSUER; allowed is 0 beside an identity provider only, since nobody could sign in otherwise.',
  ],
  [{ PASSWORDS: 'no' }, 'PASSWORDS is "no"; allowed are 1 and 0.'],
  [{ PASSWORDS: '1', WALDUR_URL: 'https://waldur.example.org' }, /^PASSWORDS and WALDUR_URL are both set;/],
  [{ ...PROVIDER, PASSWORDS: '0', DEMO: '1' }, /^DEMO is 1; demo accounts are allowed only .* with passwords/],
  ...['sso.example.org', 'http://sso.example.org', 'https://a:b@sso.example.org', 'https://sso.example.org/?a'].map(
    (OIDC_ISSUER): [Record<string, string>, RegExp] => [{ ...PROVIDER, OIDC_ISSUER }, ISSUER],
  ),
  [
    { ...PROVIDER, OIDC_SCOPE: 'profile email' },
    'OIDC_SCOPE is "profile email"; allowed are scopes separated by blanks, with openid among them.',
  ],
  [{ ...PROVIDER, OIDC_LABEL: 'x'.repeat(61) }, 'OIDC_LABEL has 61 characters; allowed are at most 60.'],
  ...['staff=role', 'email', 'email=', 'email=a b'].map((OIDC_CLAIMS): [Record<string, string>, RegExp] => [
    { ...PROVIDER, OIDC_CLAIMS },
    /^OIDC_CLAIMS is not usable; allowed are pairs like organization=\w+, separated by commas, of username, first_name,/,
  ]),
  ...['portal.example.org', 'https://portal.example.org/', 'http://portal.example.org', 'https://*.example.org/a'].map(
    (OIDC_ALLOWED_REDIRECTS): [Record<string, string>, RegExp] => [{ ...PROVIDER, OIDC_ALLOWED_REDIRECTS }, ORIGINS],
  ),
])('%o stops the start with one line', (env, expected) => {
  const said = mistakes(env);
  expect(said).toMatch(expected);
  if (typeof expected === 'string') expect(said).toBe(expected);
  expect(said).not.toContain('hush');
  expect(said).not.toContain('\n');
});

test('an issuer that is wrong is not called missing as well', () => {
  expect(mistakes({ ...PROVIDER, OIDC_ISSUER: 'x', PORT: 'y' }).match(/OIDC_\w+/g)).toEqual(['OIDC_ISSUER']);
});
