import { expect, test } from 'vitest';
import { prepareScene } from '#server/testing/scene.ts';
import { issueToken } from './tokens.ts';

const ME = '/api/users/me/';
const stage = prepareScene();

const withHeader = (authorization: string) => stage.scene.as('anonymous').get(ME, { authorization });

function minutesLater(minutes: number) {
  stage.scene.clock.now = new Date(stage.scene.clock.now.getTime() + minutes * 60_000);
}

test.each(['Token', 'token', 'TOKEN', 'Bearer', 'Bearer Token', 'bearer token'])(
  'a key after "%s" signs in',
  async (scheme) => {
    const { tokenOf, people } = stage.scene;
    const response = await withHeader(`${scheme} ${await tokenOf(people.alice)}`);
    expect(response).toMatchObject({ status: 200, body: { username: 'alice' } });
  },
);

test.each([
  ['', 'Authentication credentials were not provided.'],
  ['Basic YWxpY2U6ZGVtbw==', 'Authentication credentials were not provided.'],
  ['0123456789012345678901234567890123456789', 'Authentication credentials were not provided.'],
  ['Token', 'Invalid token. No credentials provided.'],
  ['Bearer', 'Invalid token. No credentials provided.'],
  ['Bearer Token', 'Invalid token. No credentials provided.'],
  ['Token one two', 'Invalid token. Token string should not contain spaces.'],
  ['Bearer Token one two', 'Invalid token. Token string should not contain spaces.'],
  ['Token 0123456789012345678901234567890123456789', 'Invalid token.'],
  ['Bearer nonsense', 'Invalid token.'],
])('Authorization: "%s" is refused with its reason', async (header, detail) => {
  const response = await withHeader(header);
  expect(response).toMatchObject({ status: 401, body: { detail } });
  expect(response.headers['www-authenticate']).toBe('Token');
});

test('a disabled user is refused', async () => {
  const { world, tokenOf } = stage.scene;
  const gone = await world.user({ username: 'gone', is_active: false });
  const response = await withHeader(`Token ${await tokenOf(gone)}`);
  expect(response).toMatchObject({ status: 401, body: { detail: 'User inactive or deleted.' } });
});

test('a token expires after an idle hour, and each use starts the hour anew', async () => {
  const { people, tokenOf } = stage.scene;
  const header = `Token ${await tokenOf(people.alice)}`;
  for (const pause of [59, 59, 59]) {
    minutesLater(pause);
    expect((await withHeader(header)).status).toBe(200);
  }
  minutesLater(61);
  expect(await withHeader(header)).toMatchObject({ status: 401, body: { detail: 'Token has expired.' } });
  expect((await withHeader(`Token ${await tokenOf(people.alice)}`)).status).toBe(200);
});

test('the lifetime is the user’s own; null is for ever', async () => {
  const { world, tokenOf } = stage.scene;
  const brief = await world.user({ username: 'brief', token_lifetime: 20 });
  const lasting = await world.user({ username: 'lasting', token_lifetime: null });
  const headers = { brief: `Token ${await tokenOf(brief)}`, lasting: `Token ${await tokenOf(lasting)}` };
  minutesLater(0.25);
  expect((await withHeader(headers.brief)).status).toBe(200);
  minutesLater(0.25);
  expect((await withHeader(headers.brief)).status).toBe(200);
  minutesLater(600_000);
  expect((await withHeader(headers.brief)).status).toBe(401);
  expect((await withHeader(headers.lasting)).status).toBe(200);
});

test('the time of use is written at most once a minute', async () => {
  const { db, people, tokenOf } = stage.scene;
  const header = `Token ${await tokenOf(people.alice)}`;
  const lastUsed = async () => (await db.query<{ last_used: Date }>('select last_used from tokens'))[0]?.last_used;
  const start = await lastUsed();
  minutesLater(0.9);
  await withHeader(header);
  expect(await lastUsed()).toEqual(start);
  minutesLater(0.2);
  await withHeader(header);
  expect(await lastUsed()).toEqual(stage.scene.clock.now);
});

test('a token is the same while it lives, another one once it expired, and only its hash is kept', async () => {
  const { db, people, tokenOf } = stage.scene;
  const first = await tokenOf(people.alice);
  expect(first).toMatch(/^[0-9a-f]{40}$/);
  minutesLater(30);
  expect(await tokenOf(people.alice)).toBe(first);
  expect(JSON.stringify(await db.query('select * from tokens'))).not.toContain(first);
  minutesLater(61);
  expect(await tokenOf(people.alice)).not.toBe(first);
});

test('two sign-ins at once agree on one token, and another token key ends it', async () => {
  const { db, people, tokenOf, clock } = stage.scene;
  const [one, two] = await Promise.all([tokenOf(people.bob), tokenOf(people.bob)]);
  expect(one).toBe(two);
  const other = await issueToken(db, Buffer.alloc(32, 'another key'), people.bob.id, clock.now);
  expect(other).not.toBe(one);
  expect((await withHeader(`Token ${one}`)).status).toBe(401);
});
