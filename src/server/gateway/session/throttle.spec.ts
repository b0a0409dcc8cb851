import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { clientKey } from '#server/gateway/http/client-key.ts';
import { createDesk, openBrowser, PASSWORD, type Desk } from '#server/testing/desk.ts';
import { createMemory } from './memory.ts';
import {
  createThrottle,
  FAILURES_FROM_EVERYWHERE,
  FAILURES_PER_ACCOUNT,
  FAILURES_PER_ADDRESS,
  TURN_SECONDS,
  type Outcome,
  type Throttle,
} from './throttle.ts';

describe('the count', () => {
  let throttle: Throttle;
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-03-01T12:00:00Z') });
    throttle = createThrottle(createMemory(() => new Date()));
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  async function attempt(address: string, username: string | undefined, outcome: Outcome) {
    const begun = await throttle.begin(address, username);
    if ('seconds' in begun) return begun;
    await begun.settle(outcome);
    return 'allowed';
  }
  const fail = async (times: number, address: string, username: string | undefined) => {
    for (let n = 0; n < times; n++) expect(await attempt(address, username, 'failure')).toBe('allowed');
  };

  test('locks an account for the rest of ten minutes, seen from one address only', async () => {
    await fail(FAILURES_PER_ACCOUNT, '192.0.2.1', 'ann');
    vi.setSystemTime(new Date('2026-03-01T12:04:00Z'));
    expect(await attempt('192.0.2.1', 'ann', 'success')).toEqual({ scope: 'account', seconds: 360 });
    expect(await attempt('192.0.2.2', 'ann', 'success')).toBe('allowed');
    expect(await attempt('192.0.2.1', 'ben', 'success')).toBe('allowed');
    vi.setSystemTime(new Date('2026-03-01T12:10:01Z'));
    expect(await attempt('192.0.2.1', 'ann', 'success')).toBe('allowed');
  });

  test('takes spellings that differ in case and spaces for one account', async () => {
    for (const spelling of ['Ann', ' ann', 'ANN ', 'a nn', 'ａｎｎ']) await fail(1, '192.0.2.1', spelling);
    expect(await attempt('192.0.2.1', 'ann', 'failure')).toMatchObject({ scope: 'account' });
  });

  test('starts anew after a success, and leaves out what was nobody’s fault', async () => {
    await fail(FAILURES_PER_ACCOUNT - 1, '192.0.2.1', 'ann');
    for (let n = 0; n < 20; n++) expect(await attempt('192.0.2.1', 'ann', 'not counted')).toBe('allowed');
    expect(await attempt('192.0.2.1', 'ann', 'success')).toBe('allowed');
    await fail(FAILURES_PER_ACCOUNT, '192.0.2.1', 'ann');
    expect(await attempt('192.0.2.1', 'ann', 'failure')).toMatchObject({ scope: 'account' });
  });

  test('lets no more through at once than one after the other', async () => {
    const begun = await Promise.all(Array.from({ length: 20 }, () => throttle.begin('192.0.2.1', 'ann')));
    expect(begun.filter((attempt) => 'settle' in attempt)).toHaveLength(FAILURES_PER_ACCOUNT);
  });

  describe('of guesses at one account from many addresses', () => {
    const strangers = async (count: number, from: number) => {
      const attempts = Array.from({ length: count }, (_, n) => attempt(`198.51.100.${from + n}`, 'ann', 'failure'));
      return (await Promise.all(attempts)).filter((result) => result === 'allowed').length;
    };

    test('lets one through at a time after the first, whatever address it comes from', async () => {
      expect(await strangers(60, 1)).toBe(FAILURES_FROM_EVERYWHERE + 1);
      expect(await attempt('198.51.100.99', 'ann', 'failure')).toEqual({ scope: 'turns', seconds: TURN_SECONDS });
      vi.advanceTimersByTime(TURN_SECONDS * 1000);
      expect(await strangers(60, 100)).toBe(1);
      expect(await attempt('198.51.100.99', 'ben', 'failure')).toBe('allowed');
    });

    test('does not concern whoever has signed in from there before, and is over ten minutes later', async () => {
      expect(await attempt('192.0.2.1', 'ann', 'success')).toBe('allowed');
      await strangers(60, 1);
      expect(await attempt('192.0.2.2', 'ann', 'success')).toMatchObject({ scope: 'turns' });
      for (let n = 0; n < 3; n++) expect(await attempt('192.0.2.1', 'Ann', 'success')).toBe('allowed');
      await fail(FAILURES_PER_ACCOUNT, '192.0.2.1', 'ann');
      expect(await attempt('192.0.2.1', 'ann', 'success')).toMatchObject({ scope: 'account' });
      vi.advanceTimersByTime(600_000);
      expect(await strangers(FAILURES_FROM_EVERYWHERE, 1)).toBe(FAILURES_FROM_EVERYWHERE);
    });

    test('lets the right password through when its turn comes, and knows the address from then on', async () => {
      await strangers(60, 1);
      vi.advanceTimersByTime(TURN_SECONDS * 1000);
      expect(await attempt('192.0.2.3', 'ann', 'success')).toBe('allowed');
      expect(await attempt('192.0.2.4', 'ann', 'success')).toMatchObject({ scope: 'turns' });
      expect(await attempt('192.0.2.3', 'ann', 'success')).toBe('allowed');
    });

    test('counts no sign-in that succeeds', async () => {
      for (let n = 0; n < 40; n++) expect(await attempt(`203.0.113.${n}`, 'ann', 'success')).toBe('allowed');
      expect(await strangers(60, 1)).toBe(FAILURES_FROM_EVERYWHERE + 1);
    });
  });

  test('locks an address that tries many accounts or tokens, and no other address', async () => {
    for (let n = 0; n < FAILURES_PER_ADDRESS - 1; n++) await fail(1, '192.0.2.1', `user${n}`);
    await fail(1, '192.0.2.1', undefined);
    expect(await attempt('192.0.2.1', 'somebody else', 'success')).toEqual({ scope: 'address', seconds: 600 });
    expect(await attempt('192.0.2.1', undefined, 'success')).toMatchObject({ scope: 'address' });
    expect(await attempt('192.0.2.2', 'somebody else', 'success')).toBe('allowed');
  });
});

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:db8::9', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s is counted as %s', (address, counted) => {
  expect(clientKey(address)).toBe(counted);
});

describe('over HTTP', () => {
  let desk: Desk;
  let app: FastifyInstance;
  beforeAll(async () => {
    desk = await createDesk();
    await desk.user('ann');
    await desk.user('ben');
  });
  beforeEach(async () => {
    app = await desk.open();
  });
  afterAll(() => desk.close());

  const program = (username: string, password: string, remoteAddress: string, type = 'application/json') => {
    const json = JSON.stringify({ username, password });
    const payload = type === 'application/json' ? json : new URLSearchParams({ username, password }).toString();
    return app.inject({
      method: 'POST',
      url: '/api-auth/password/',
      remoteAddress,
      payload,
      headers: { 'content-type': type },
    });
  };

  test('the sign-in page says how long to wait, even with the right password, and others may go on', async () => {
    const browser = openBrowser(app, '192.0.2.1');
    for (let n = 0; n < FAILURES_PER_ACCOUNT; n++) expect((await browser.signIn('ann', 'wrong')).statusCode).toBe(401);
    const response = await browser.signIn('ANN ', PASSWORD);
    expect(response.statusCode).toBe(429);
    const seconds = Number(response.headers['retry-after']);
    expect(seconds).toBeGreaterThan(500);
    expect(response.json()).toEqual({
      detail: `Too many failed sign-ins for this account. Wait ${seconds} seconds, then try again.`,
    });
    expect((await browser.signIn('ben')).statusCode).toBe(200);
    expect((await openBrowser(app, '192.0.2.2').signIn('ann')).statusCode).toBe(200);
  });

  test('programs get the lockout of Waldur, in whichever form they send the name', async () => {
    const form = 'application/x-www-form-urlencoded';
    for (const type of [form, 'application/json', form, form, 'application/json']) {
      expect((await program('ann', 'wrong', '192.0.2.1', type)).json()).toEqual({
        detail: 'Invalid username/password.',
      });
    }
    const response = await program('ann', PASSWORD, '192.0.2.1', form);
    expect([response.statusCode, response.json()]).toEqual([
      401,
      { detail: 'Username is locked out. Try in 10 minutes.' },
    ]);
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(500);
    expect(response.headers['www-authenticate']).toBe('Token');
    expect((await program('ben', PASSWORD, '192.0.2.1')).statusCode).toBe(200);
  });

  test('the page and programs share one count', async () => {
    const browser = openBrowser(app, '192.0.2.1');
    for (let n = 0; n < 3; n++) await browser.signIn('ann', 'wrong');
    for (let n = 0; n < 2; n++) await program('ann', 'wrong', '192.0.2.1');
    expect((await browser.signIn('ann')).statusCode).toBe(429);
    expect((await program('ann', PASSWORD, '192.0.2.1')).statusCode).toBe(401);
  });

  test('mistakes of form are not counted', async () => {
    const browser = openBrowser(app, '192.0.2.1');
    for (let n = 0; n < 10; n++) expect((await browser.signIn('ann', '')).statusCode).toBe(400);
    expect((await browser.signIn('ann')).statusCode).toBe(200);
  });

  test('many addresses at one account have to take turns, in words and with the time', async () => {
    for (let n = 0; n <= FAILURES_FROM_EVERYWHERE; n++)
      await openBrowser(app, `198.51.100.${n}`).signIn('ann', 'wrong');
    const response = await openBrowser(app, '192.0.2.77').signIn('ann');
    const seconds = Number(response.headers['retry-after']);
    expect(seconds).toBeLessThanOrEqual(TURN_SECONDS);
    expect([response.statusCode, response.json()]).toEqual([
      429,
      {
        detail: `Too many failed sign-ins for this account from many places. Wait ${seconds} seconds, then try again.`,
      },
    ]);
    expect((await program('ann', PASSWORD, '192.0.2.78')).statusCode).toBe(429);
    expect((await openBrowser(app, '192.0.2.77').signIn('ben')).statusCode).toBe(200);
  });

  test('an address that tries many tokens has to wait', async () => {
    const browser = openBrowser(app, '192.0.2.1');
    for (let n = 0; n < FAILURES_PER_ADDRESS; n++)
      await browser.send('POST', '/session', { payload: { token: `wrong${n}` } });
    const response = await browser.signIn('ben');
    expect(response.statusCode).toBe(429);
    expect(response.json().detail).toMatch(/^Too many failed sign-ins from this address\. Wait \d+ seconds/);
    expect((await program('ben', PASSWORD, '192.0.2.1')).statusCode).toBe(429);
  });
});
