import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONSENTS } from '#contract/paths.ts';
import type { AppOptions } from './app.ts';
import { createDesk, openBrowser, PASSWORD, type Browser, type Desk } from './testing/desk.ts';

const KEY = 'the key that all processes share, long enough';

let desk: Desk;
let waldurUrl: string;
let uuid: string;

beforeAll(async () => {
  desk = await createDesk();
  const ann = await desk.user('ann', { is_staff: true });
  const offering = await desk.world.offering({ name: 'Compute' });
  await desk.world.terms(offering, { version: '1.0', is_active: true });
  uuid = await desk.world.consent(ann, offering, { version: '1.0' });
  const waldur = await desk.open({ sessionKeys: ['the key of the server that plays the Waldur'] });
  waldurUrl = await waldur.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => desk.close());

/** The same person at another process, as when a proxy spreads requests over several. */
function elsewhere(browser: Browser, other: Browser): Browser {
  for (const [name, value] of browser.cookies) other.cookies.set(name, value);
  other.user = browser.user;
  return other;
}

describe.each<[string, () => AppOptions['upstream']]>([
  ['on one database', () => ({ db: desk.db })],
  ['in front of one Waldur', () => ({ waldurUrl })],
])('several processes %s', (_where, upstream) => {
  const open = async (sessionKeys: string[]) =>
    openBrowser(await desk.open({ upstream: upstream(), sessionKeys }), '203.0.113.40');

  test('know each other’s sessions and changes', async () => {
    const [one, other] = [await open([KEY]), await open([KEY])];
    expect((await one.signIn('ann', PASSWORD)).statusCode).toBe(200);
    elsewhere(one, other);
    expect((await other.send('GET', '/session')).json().user).toMatchObject({ username: 'ann' });
    expect((await other.send('POST', `${CONSENTS}${uuid}/revoke/`)).statusCode).toBe(200);
    expect((await one.send('GET', `${CONSENTS}${uuid}/`)).json().has_consent).toBe(false);
    await other.send('DELETE', '/session', { payload: { scope: 'everywhere' } });
    expect((await one.send('GET', '/session')).json().user).toBeNull();
  });

  test('with a key of its own, one does not know the others’ sessions', async () => {
    const [one, stranger] = [await open([KEY]), await open(['another key that nobody else was given, ever'])];
    await one.signIn('ann', PASSWORD);
    expect((await elsewhere(one, stranger).send('GET', '/session')).json().user).toBeNull();
    expect((await one.send('GET', '/session')).json().user).toMatchObject({ username: 'ann' });
  });
});

test('while a new key is rolled out in front of a Waldur, nobody is signed out', async () => {
  const NEXT = 'the key that replaces it, which is as long';
  const start = async (sessionKeys: string[]) =>
    openBrowser(await desk.open({ upstream: { waldurUrl }, sessionKeys }), '203.0.113.41');
  // First every process learns to read the new key, then each begins to write it.
  const [before, learned, changed] = [await start([KEY]), await start([KEY, NEXT]), await start([NEXT, KEY])];
  await before.signIn('ann', PASSWORD);
  expect((await elsewhere(before, changed).send('GET', '/session')).json().user).toMatchObject({ username: 'ann' });
  await changed.signIn('ann', PASSWORD);
  expect((await elsewhere(changed, learned).send('GET', '/session')).json().user).toMatchObject({ username: 'ann' });
});
