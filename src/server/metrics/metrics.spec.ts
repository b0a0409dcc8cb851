import { createServer } from 'node:http';
import { once } from 'node:events';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { CONSENTS } from '#contract/paths.ts';
import { createDesk, openBrowser, PASSWORD, type Browser, type Desk } from '#server/testing/desk.ts';
import { openMetrics, type Metrics } from './metrics.ts';

let desk: Desk;
const opened: Metrics[] = [];

beforeAll(async () => {
  desk = await createDesk();
  await desk.user('ann.lindqvist', { is_staff: true });
});
afterEach(async () => {
  for (const metrics of opened.splice(0)) await metrics.close();
});
afterAll(() => desk.close());

async function open(waldurUrl?: string) {
  const metrics = await openMetrics({ host: '127.0.0.1', port: 0 }, waldurUrl);
  opened.push(metrics);
  return metrics;
}

/** The value of one line, by its name and labels in any order; 0 when there is no such line yet. */
async function valueOf({ address }: Metrics, name: string, labels: Record<string, string> = {}): Promise<number> {
  const text = await (await fetch(address)).text();
  const wanted = Object.entries(labels).map(([key, value]) => `${key}="${value}"`);
  const line = text
    .split('\n')
    .find((each) => /^[a-z_]+/.exec(each)?.[0] === name && wanted.every((label) => each.includes(label)));
  return Number(line?.split(' ').at(-1) ?? 0);
}

const requests = (metrics: Metrics, method: string, route: string, status: string) =>
  valueOf(metrics, 'consent_desk_http_request_duration_seconds_count', { method, route, status });

async function consentOf(username: string): Promise<string> {
  const [person] = await desk.db.query<{ id: number; uuid: string; username: string; full_name: string }>(
    'select * from users where username = $1',
    [username],
  );
  if (!person) throw new Error(`There is no ${username}.`);
  const offering = await desk.world.offering({ name: 'Compute' });
  await desk.world.terms(offering, { version: '1.0', is_active: true });
  return desk.world.consent(person, offering, { version: '1.0' });
}

async function measuredApp(): Promise<{ metrics: Metrics; app: FastifyInstance; browser: Browser }> {
  const metrics = await open();
  const app = await desk.open({ upstream: { db: metrics.measured(desk.db) }, plugins: [metrics.plugin] });
  return { metrics, app, browser: openBrowser(app) };
}

test('the endpoint serves the process and nothing else', async () => {
  const { address } = await open();
  const response = await fetch(address);
  expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
  expect(await response.text()).toMatch(/^process_resident_memory_bytes \d+$/m);
  expect((await fetch(new URL('/session', address))).status).toBe(404);
  expect((await fetch(address, { method: 'POST' })).status).toBe(404);
});

test('a port in use is one readable line', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const bound = other.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  await expect(openMetrics({ host: '127.0.0.1', port }, undefined)).rejects.toThrow(
    `METRICS_PORT cannot be used: listen EADDRINUSE: address already in use 127.0.0.1:${port}.`,
  );
  other.close();
});

test('requests are counted by their route, and never tell whose they were', async () => {
  const { metrics, browser } = await measuredApp();
  await browser.signIn('ann.lindqvist');
  const uuid = await consentOf('ann.lindqvist');
  await browser.send('GET', `${CONSENTS}${uuid}/`);
  await browser.send('GET', `${CONSENTS}?query=ann.lindqvist`);
  for (const n of [1, 2, 3]) await browser.send('GET', `/made-up/${n}`);
  expect(await requests(metrics, 'GET', `${CONSENTS}:uuid/`, '200')).toBe(1);
  expect(await requests(metrics, 'GET', CONSENTS, '200')).toBe(1);
  expect(await requests(metrics, 'GET', 'unmatched', '404')).toBe(3);
  // What the gateway asks its own API on the way is part of the request above.
  expect(await requests(metrics, 'GET', '/api/users/me/', '200')).toBe(0);
  const text = await (await fetch(metrics.address)).text();
  for (const hidden of [uuid, 'ann.lindqvist', 'made-up']) expect(text).not.toContain(hidden);
});

test('sign-ins are counted by their result, sessions by their beginning and end', async () => {
  const { metrics, app, browser } = await measuredApp();
  const signIns = (door: string, result: string) => valueOf(metrics, 'consent_desk_sign_ins_total', { door, result });
  await browser.signIn('ann.lindqvist');
  await browser.send('DELETE', '/session', { payload: { scope: 'here' } });
  await browser.send('POST', '/session', { payload: {} });
  const stranger = openBrowser(app, '192.0.2.1');
  for (let n = 0; n < 6; n++) await stranger.signIn('nobody', 'wrong');
  const payload = { username: 'ann.lindqvist', password: PASSWORD };
  await app.inject({ method: 'POST', url: '/api-auth/password/', payload });
  expect(
    await Promise.all(['success', 'refused', 'throttled', 'invalid'].map((each) => signIns('page', each))),
  ).toEqual([1, 5, 1, 1]);
  expect([await signIns('program', 'success'), await signIns('program', 'refused')]).toEqual([1, 0]);
  const sessions = (event: string) => valueOf(metrics, 'consent_desk_sessions_total', { event });
  expect([await sessions('started'), await sessions('signed_out')]).toEqual([1, 1]);
});

test('changes of consents are counted when they succeed', async () => {
  const { metrics, browser } = await measuredApp();
  await browser.signIn('ann.lindqvist');
  const uuid = await consentOf('ann.lindqvist');
  const changes = (action: string) => valueOf(metrics, 'consent_desk_consent_changes_total', { action });
  expect((await browser.send('POST', `${CONSENTS}${uuid}/revoke/`)).statusCode).toBe(200);
  expect((await browser.send('PATCH', `${CONSENTS}${uuid}/`, { payload: { version: '' } })).statusCode).toBe(200);
  expect((await browser.send('POST', CONSENTS, { payload: {} })).statusCode).toBe(400);
  expect((await browser.send('DELETE', `${CONSENTS}${uuid}/`)).statusCode).toBe(204);
  expect(await Promise.all(['revoke', 'amend', 'grant', 'delete'].map(changes))).toEqual([1, 1, 0, 1]);
});

test('statements are timed, in a transaction too, and a failing one as well', async () => {
  const metrics = await open();
  const db = metrics.measured(desk.db);
  await db.query('select 1');
  await db.transaction((tx) => tx.query('/* a note */ update users set email = email where false'));
  await expect(db.query('selec 1')).rejects.toThrow('syntax error');
  const counted = (statement: string) =>
    valueOf(metrics, 'consent_desk_database_query_duration_seconds_count', { statement });
  expect(await counted('select')).toBe(1);
  expect(await counted('transaction')).toBe(1);
  expect(await counted('other')).toBe(2);
});

test('turns of the automatic revocation are counted with what they revoked', async () => {
  const metrics = await open();
  for (const turn of [3, 0, undefined, 4]) metrics.jobTurn(turn);
  const turns = (result: string) => valueOf(metrics, 'consent_desk_job_runs_total', { result });
  expect([await turns('success'), await turns('failed')]).toEqual([3, 1]);
  expect(await valueOf(metrics, 'consent_desk_consents_revoked_automatically_total')).toBe(7);
});

test('replicas are told by their place: whether each is asked, how far it is behind, and what it served', async () => {
  const metrics = await open();
  const [one, other] = ['db2:5432/desk', 'db3:5432/desk'];
  let behindMs: number | undefined = 2500;
  metrics.watchReplicas(() => [
    { place: one, isAsked: true, behindMs: 0 },
    { place: other, isAsked: false, behindMs },
  ]);
  for (const server of [one, one, 'primary']) metrics.replicatedRead(server);
  const of = (name: string, replica: string) => valueOf(metrics, `consent_desk_replica_${name}`, { replica });
  expect([await of('used', one), await of('used', other), await of('behind_seconds', other)]).toEqual([1, 0, 2.5]);
  expect(await valueOf(metrics, 'consent_desk_replicated_reads_total', { server: one })).toBe(2);
  behindMs = undefined;
  expect(await (await fetch(metrics.address)).text()).not.toContain(`behind_seconds{replica="${other}"}`);
});

test('requests to a Waldur are timed, whoever asks, and failures counted by their kind', async () => {
  const waldur = await desk.open();
  const origin = await waldur.listen({ host: '127.0.0.1', port: 0 });
  const metrics = await open(origin);
  const app = await desk.open({ upstream: { waldurUrl: origin }, plugins: [metrics.plugin] });
  const browser = openBrowser(app);
  const counted = (method: string, status: string) =>
    valueOf(metrics, 'consent_desk_upstream_request_duration_seconds_count', { method, status });
  await browser.signIn('ann.lindqvist');
  const asked = await counted('GET', '200');
  expect([await counted('POST', '200'), asked > 0]).toEqual([1, true]);
  const uuid = await consentOf('ann.lindqvist');
  await browser.send('GET', `${CONSENTS}${uuid}/`);
  expect(await counted('GET', '200')).toBe(asked + 1);
  expect(await requests(metrics, 'GET', `${CONSENTS}:uuid/`, '200')).toBe(1);

  await waldur.close();
  expect((await browser.send('GET', CONSENTS)).statusCode).toBe(502);
  expect(await valueOf(metrics, 'consent_desk_upstream_failures_total', { reason: 'connection' })).toBeGreaterThan(0);
});
