import { expect, test } from 'vitest';
import { prepareScene } from '#server/testing/scene.ts';
import { hashPassword } from '#server/passwords.ts';

const SIGN_IN = '/api-auth/password/';
const LOGOUT = '/api-auth/logout/';
const stage = prepareScene();
const hash = await hashPassword(' correct horse ');

const signIn = (body: unknown) => stage.scene.as('anonymous').post(SIGN_IN, body);

test('the right password gives the token that the account has already', async () => {
  const { world, tokenOf, as } = stage.scene;
  const carol = await world.user({ username: 'carol', password_hash: hash });
  const response = await signIn({ username: ' carol ', password: ' correct horse ' });
  expect(response).toEqual(expect.objectContaining({ status: 200, body: { token: await tokenOf(carol) } }));
  const { token } = response.body as { token: string }; // by the assertion above
  const me = await as('anonymous').get('/api/users/me/', { authorization: `Token ${token}` });
  expect(me.body).toMatchObject({ username: 'carol' });
});

test.each([
  ['a wrong password', { username: 'carol', password: 'correct horse' }],
  ['an unknown name', { username: 'nobody', password: ' correct horse ' }],
  ['a name in other case', { username: 'Carol', password: ' correct horse ' }],
  ['an account without a password', { username: 'alice', password: 'anything' }],
])('%s is refused in the same words', async (_, body) => {
  await stage.scene.world.user({ username: 'carol', password_hash: hash });
  const response = await signIn(body);
  expect(response).toMatchObject({ status: 401, body: { detail: 'Invalid username/password.' } });
  expect(response.headers['www-authenticate']).toBe('Token');
});

test('a disabled account is told so only with its right password', async () => {
  await stage.scene.world.user({ username: 'gone', password_hash: hash, is_active: false });
  const right = await signIn({ username: 'gone', password: ' correct horse ' });
  expect(right).toMatchObject({ status: 401, body: { detail: 'User account is disabled.' } });
  const wrong = await signIn({ username: 'gone', password: 'wrong' });
  expect(wrong).toMatchObject({ status: 401, body: { detail: 'Invalid username/password.' } });
});

test.each([
  [{}, { username: ['This field is required.'], password: ['This field is required.'] }],
  [
    { username: ' ', password: '' },
    { username: ['This field may not be blank.'], password: ['This field may not be blank.'] },
  ],
  [
    { username: null, password: true },
    { username: ['This field may not be null.'], password: ['Not a valid string.'] },
  ],
  [{ username: 'x'.repeat(129), password: 'p' }, { username: ['Ensure this field has no more than 128 characters.'] }],
  [{ username: 'a\0b', password: 'p' }, { username: ['Null characters are not allowed.'] }],
])('%j is answered per field', async (body, messages) => {
  expect(await signIn(body)).toMatchObject({ status: 400, body: messages });
});

test('signing out ends the token everywhere, and nobody else’s', async () => {
  const { as, people, tokenOf } = stage.scene;
  const headers = { authorization: `Token ${await tokenOf(people.alice)}` };
  const bobs = { authorization: `Token ${await tokenOf(people.bob)}` };
  expect((await as('anonymous').post(LOGOUT, undefined, headers)).status).toBe(204);
  const response = await as('anonymous').get('/api/users/me/', headers);
  expect(response).toMatchObject({ status: 401, body: { detail: 'Invalid token.' } });
  expect((await as('anonymous').get('/api/users/me/', bobs)).status).toBe(200);
  expect((await as('anonymous').post(LOGOUT)).status).toBe(401);
});
