import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { embeddedDump } from '#server/testing/database.ts';
import { openPglite } from './db/pglite/pglite.ts';

// Whole processes, the first of which fills a database with demo data. A test that can takes the one of the test before.
vi.setConfig({ testTimeout: 120_000 });

const MAIN = join(import.meta.dirname, 'main.ts');
let dataDirectory: string;
let running: (Awaited<ReturnType<typeof startAnew>> & { settings: string }) | undefined;

/** The server as a process of its own, with nothing but these settings. */
function launch(settings: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    // What a power failure would take is not the subject.
    env: { PATH: process.env['PATH'], DATA_DIR: dataDirectory, DATA_SYNC: '0', PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (output.stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (output.stderr += String(chunk)));
  const ended = once(child, 'close').then(([code]: unknown[]) => ({ code, ...output }));
  return { child, output, ended };
}

/** Starts a server and waits until it says where it is. */
async function startAnew(settings: Record<string, string>) {
  const server = launch(settings);
  const ready = new Promise<string>((resolve) => {
    server.child.stdout.on('data', () => {
      const address = /ready: (http\S+)/.exec(server.output.stdout)?.[1];
      if (address && server.output.stdout.includes('Data:')) resolve(address);
    });
  });
  const failed = server.ended.then(({ stderr }) => Promise.reject(new Error(stderr)));
  return { ...server, address: await Promise.race([ready, failed]) };
}

/** The one of the test before if it runs with the same settings, since a start takes seconds. */
async function start(settings: Record<string, string> = {}) {
  const wanted = JSON.stringify(settings);
  if (running?.settings === wanted && running.child.exitCode === null) return running;
  await end();
  running = { ...(await startAnew(settings)), settings: wanted };
  return running;
}

async function end(signal: NodeJS.Signals = 'SIGKILL') {
  running?.child.kill(signal);
  await running?.ended;
  running = undefined;
}

beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'consent-desk-main-'));
  const database = join(dataDirectory, 'database');
  await (await openPglite(database, { dump: embeddedDump(), sync: false })).close();
});
afterAll(async () => {
  await end();
  await rm(dataDirectory, { recursive: true });
});

test('bad settings stop the start with one readable line that shows no secret', async () => {
  const { code, stdout, stderr } = await launch({ PORT: 'eighty', SESSION_KEY: 'hush' }).ended;
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(
    /^Consent Desk cannot start: PORT is "eighty"; allowed is .*SESSION_KEY is too short; allowed are .*\.\n$/,
  );
  expect(stderr).not.toContain('hush');
});

test('the start says where it listens, where the data is and who may try it; a second process is refused', async () => {
  const server = await start();
  expect(server.output.stdout).toContain(`Data: in ${dataDirectory}\n`);
  await expect(fetch(`${server.address}/healthz`).then((response) => response.json())).resolves.toEqual({
    status: 'ok',
  });

  const second = await launch({}).ended;
  expect(second.code).toBe(1);
  expect(second.stderr).toBe(
    `Consent Desk cannot start: Another process is using the data directory ${dataDirectory}. Stop it first, or set DATA_DIR to another directory.\n`,
  );
  expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
});

test('SIGTERM lets the request at hand finish, frees the data and ends with 0', async () => {
  const server = await start();
  const body = JSON.stringify({ username: 'staff', password: 'demo' });
  const slow = request(`${server.address}/api-auth/password/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': body.length, expect: '100-continue' },
  });
  slow.flushHeaders();
  // The server answers this once it has the headers: from here on the request is at hand.
  await once(slow, 'continue');
  server.child.kill('SIGTERM');
  slow.end(body);
  const [response]: { statusCode: number }[] = await once(slow, 'response');
  expect(response?.statusCode).toBe(200);

  const { code, stderr } = await server.ended;
  expect(code).toBe(0);
  expect(stderr).not.toContain('"password":');
  expect(stderr).toContain('"path":"/api-auth/password/"');
  expect((await start()).address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

test('a copy of the data directory of a stopped server is a backup', async () => {
  const LIST = '/api/marketplace-user-offering-consents/';
  const call = async (address: string, path: string, init: RequestInit = {}) => {
    const response = await fetch(address + path, {
      ...init,
      headers: { 'content-type': 'application/json', ...init.headers },
    });
    expect(response.status).toBe(200);
    // The shape follows from the path; each test names the fields that it reads.
    return (await response.json()) as Record<string, string> & { uuid: string; revocation_date: string | null }[];
  };
  const first = await start();
  const body = JSON.stringify({ username: 'staff', password: 'demo' });
  const { token } = await call(first.address, '/api-auth/password/', { method: 'POST', body });
  const headers = { authorization: `Token ${token}` };
  const [consent] = await call(first.address, `${LIST}?has_consent=true&page_size=1`, { headers });
  await call(first.address, `${LIST}${consent?.uuid}/revoke/`, { method: 'POST', headers });
  await end('SIGTERM');

  const copy = await mkdtemp(join(tmpdir(), 'consent-desk-copy-'));
  await cp(dataDirectory, copy, { recursive: true });
  const restored = await start({ DATA_DIR: copy });
  // The token of before still counts, since the session key is part of the copy.
  const found = await call(restored.address, `${LIST}${consent?.uuid}/`, { headers });
  expect(found['revocation_date']).toMatch(/^20\d\d-/);
  await end('SIGTERM');
  await rm(copy, { recursive: true });
});

test('a port in use is one readable line, and the data is free again afterwards', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address ? String(address.port) : '';
  const { code, stderr } = await launch({ PORT: port, LOG_LEVEL: 'error' }).ended;
  other.close();
  expect([code, stderr]).toEqual([
    1,
    `Consent Desk cannot start: port ${port} is in use already. Stop what uses it, or set PORT, or METRICS_PORT, to another one.\n`,
  ]);
  await start();
});

test('data with demo accounts is refused outside demo mode, and stays as it is', async () => {
  const first = await start();
  first.child.kill('SIGTERM');
  expect((await first.ended).stdout).toContain('Demo accounts: staff (password demo), support');
  const { code, stderr } = await launch({ DEMO: '0' }).ended;
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^Consent Desk cannot start: The data holds demo accounts \(alice, bob, owner, staff, support\), whose password is public/,
  );
  await start({ DEMO: '1' });
});

const BEHIND_A_PROXY = { METRICS_PORT: '0', BASE_PATH: '/portal/', DRAIN_SECONDS: '2' };

test('metrics have a port of their own, and tell of the whole process', async () => {
  const server = await start(BEHIND_A_PROXY);
  const address = await vi.waitFor(() => {
    const found = /Metrics: (http\S+)/.exec(server.output.stdout)?.[1];
    if (!found) throw new Error('not told yet');
    return found;
  });
  expect(server.address).toMatch(/:\d+\/portal\/$/);
  expect((await fetch(`${server.address}healthz`)).status).toBe(200);
  expect((await fetch(`${server.address}metrics`, { headers: { accept: 'text/plain' } })).status).toBe(404);
  const text = await vi.waitFor(async () => {
    const metrics = await (await fetch(address)).text();
    expect(metrics).toContain('consent_desk_job_runs_total{result="success"} 1');
    return metrics;
  });
  expect(text).toMatch(/consent_desk_http_request_duration_seconds_count{[^}]*route="\/healthz"[^}]*} 1/);
  expect(text).toMatch(/consent_desk_database_query_duration_seconds_count{statement="select"} \d+/);
});

test('a stopping server says so to its proxy, and serves until the proxy had time to notice', async () => {
  const server = await start(BEHIND_A_PROXY);
  const ask = async (path: string) => (await fetch(server.address + path)).status;
  expect(await ask('healthz')).toBe(200);
  server.child.kill('SIGTERM');
  await vi.waitFor(async () => expect(await ask('healthz')).toBe(503), { interval: 20 });
  const response = await fetch(`${server.address}session`);
  expect([response.status, response.headers.get('connection')]).toEqual([200, 'close']);
  expect((await server.ended).code).toBe(0);
  await expect(fetch(`${server.address}healthz`)).rejects.toThrow('fetch failed');
});
