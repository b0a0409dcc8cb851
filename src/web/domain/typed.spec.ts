import { describe, expect, test } from 'vitest';
import { readTyped, readUuid } from './typed.ts';

const UUID = '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d';
const HEX = UUID.replaceAll('-', '');

describe('a user', () => {
  test.each([
    'Hélène Fournier <h@x.org>',
    '"Fournier, Hélène" <h@x.org>',
    'Hélène Fournier <mailto:h@x.org>;',
    '<h@x.org>',
    'mailto:h@x.org',
    'mailto:h%40x.org?subject=Terms',
    'h@x.org,',
    ' h@x.org ; ',
    'h.fournier · h@x.org',
    '\u202ah@x.org\u202c',
    'Hélène <h@x.org>; Olga <o@x.org>',
  ])('"%s" means h@x.org', (typed) => {
    expect(readTyped(typed, 'users')).toEqual({ text: 'h@x.org' });
  });

  test.each([
    UUID,
    HEX,
    HEX.toUpperCase(),
    `{${UUID}}`,
    `${UUID},`,
    `https://waldur.example/api/users/${HEX}/`,
    `http://localhost:8080/desk/api/users/${UUID}/?field=uuid`,
    `/api/users/${UUID}`,
    `https://desk.example/users/${UUID}`,
  ])('"%s" means a uuid', (typed) => expect(readTyped(typed, 'users')).toEqual({ uuid: UUID }));

  test('what only looks like one of these is searched as it is', () => {
    for (const text of ['Fournier, Hélène', 'h@x', 'a < b', '1234', `{${HEX}`]) {
      expect(readTyped(text, 'users')).toEqual({ text });
    }
    const address = `https://x.org/api/marketplace-public-offerings/${HEX}/`;
    expect(readTyped(address, 'users')).toEqual({ text: address });
    expect(readTyped('mailto:%@x.org', 'users')).toEqual({ text: '%@x.org' });
  });
});

describe('an offering', () => {
  test.each([
    `{${HEX}}`,
    `https://x.org/api/marketplace-public-offerings/${HEX}/`,
    `https://x.org/api/marketplace-provider-offerings/${UUID}/`,
    `https://desk.example/base/offerings/${UUID}?search=x`,
  ])('"%s" means a uuid', (typed) => expect(readTyped(typed, 'offerings')).toEqual({ uuid: UUID }));

  test('a name stays as it is', () => {
    expect(readTyped('Cluster <new>', 'offerings')).toEqual({ text: 'Cluster <new>' });
    expect(readTyped(`https://x.org/api/users/${HEX}/`, 'offerings')).not.toHaveProperty('uuid');
  });
});

test.each([
  UUID,
  `{${HEX}},`,
  `https://x.org/api/marketplace-user-offering-consents/${HEX}/`,
  `https://desk.example/base/consents/${UUID}?state=active`,
  `https://desk.example/consents/${UUID}/receipt`,
])('"%s" means a consent', (typed) => expect(readUuid(typed, 'consents')).toBe(UUID));

test('an address of something else means no consent', () => {
  for (const typed of [`https://desk.example/users/${UUID}`, `/my-consents/${UUID}/withdraw`, 'consents', '']) {
    expect(readUuid(typed, 'consents')).toBeUndefined();
  }
});

test('no more is searched than a search may have', () => {
  expect(readTyped('é'.repeat(300), 'users')).toEqual({ text: 'é'.repeat(200) });
});
