import { expect, test } from 'vitest';
import { profileOf } from './claims.ts';

const NAMES = {
  username: 'preferred_username',
  first_name: 'given_name',
  last_name: 'family_name',
  email: 'email',
  organization: 'organization',
};

test.each<[string, Record<string, unknown>, object]>([
  ['nothing is told', { sub: 's-1' }, {}],
  [
    'everything is told',
    { preferred_username: 'uma', given_name: 'Uma', family_name: 'Õun', email: 'uma@x.org', organization: 'Tartu' },
    { username: 'uma', first_name: 'Uma', last_name: 'Õun', email: 'uma@x.org', organization: 'Tartu' },
  ],
  ['there is a whole name only', { name: 'Uma Õun' }, { first_name: 'Uma Õun' }],
  [
    'parts are there, the whole name is not taken',
    { name: 'Dr Uma', given_name: 'Uma' },
    { first_name: 'Uma', last_name: '' },
  ],
  ['somebody has a last name only', { family_name: 'Sukarno' }, { first_name: '', last_name: 'Sukarno' }],
  [
    'there are several values, the first counts',
    { organization: ['Tartu', 'Riga'], email: [] },
    { organization: 'Tartu' },
  ],
  [
    'a value is no text',
    { email: { work: 'a' }, organization: null, given_name: true, preferred_username: 17 },
    { username: '17' },
  ],
  ['a value is blank', { email: ' ', organization: '\u0000' }, {}],
  [
    'signs would break a line or a database',
    { given_name: 'U\u0000m\na', preferred_username: ' uma \t oun ', organization: 'a\ud800b' },
    { first_name: 'U m a', last_name: '', username: 'uma-oun', organization: 'a\ufffdb' },
  ],
  ['accents come apart', { given_name: 'Õie'.normalize('NFD') }, { first_name: 'Õie', last_name: '' }],
  [
    'a value is very long',
    { given_name: '😀'.repeat(200), preferred_username: 'x'.repeat(300) },
    { first_name: '😀'.repeat(100), last_name: '', username: 'x'.repeat(128) },
  ],
])('when %s', (_when, claims, expected) => {
  expect(profileOf(claims, NAMES)).toEqual(expected);
});

test('claims have the names that the settings say', () => {
  const names = { ...NAMES, username: 'uid', organization: 'schac_home_organization' };
  const claims = { uid: 'u1', preferred_username: 'uma', schac_home_organization: 'ut.ee' };
  expect(profileOf(claims, names)).toEqual({ username: 'u1', organization: 'ut.ee' });
});

test('a name with dots is a claim by that name, or leads into one', () => {
  const names = {
    ...NAMES,
    first_name: 'profile_attributes.given_name',
    organization: 'https://x.org/org',
    email: 'a.b.c',
  };
  const claims = {
    profile_attributes: { given_name: 'Mari', constructor: 'x' },
    'https://x.org/org': 'Tartu',
    a: 'not an object',
  };
  expect(profileOf(claims, names)).toEqual({ first_name: 'Mari', last_name: '', organization: 'Tartu' });
  expect(profileOf(claims, { ...NAMES, email: 'constructor.name' })).toEqual({});
});
