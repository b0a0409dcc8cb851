import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';

// Each test starts whole processes, the first of which makes a database with demo data.
vi.setConfig({ testTimeout: 120_000 });

const MAIN = join(import.meta.dirname, 'main.ts');
let dataDirectory: string;
const running: ReturnType<typeof launch>[] = [];

/** The server as a process of its own, with nothing but these settings. */
function launch(settings: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    env: { PATH: process.env['PATH'], DATA_DIR: dataDirectory, PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (output.stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (output.stderr += String(chunk)));
  const ended = once(child, 'close').then(([code]: unknown[]) => ({ code, ...output }));
  return { child, output, ended };
}

/** Starts a server and waits until it says where it is. */
async function start(settings: Record<string, string> = {}) {
  const server = launch(settings);
  running.push(server);
  const ready = new Promise<string>((resolve) => {
    server.child.stdout.on('data', () => {
      const address = /ready: (http\S+)/.exec(server.output.stdout)?.[1];
      if (address && server.output.stdout.includes('Data:')) resolve(address);
    });
  });
  const failed = server.ended.then(({ stderr }) => Promise.reject(new Error(stderr)));
  return { ...server, address: await Promise.race([ready, failed]) };
}

beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'consent-desk-main-'));
});
afterEach(async () => {
  for (const server of running.splice(0)) {
    server.child.kill('SIGKILL');
    await server.ended;
  }
});
afterAll(() => rm(dataDirectory, { recursive: true }));

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
  expect(server.output.stdout).toContain(`Data: in ${dataDirectory} (a new database)\n`);
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
  const server = await start({ LOG_LEVEL: 'info' });
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

test('a stopping server says so to its proxy, and serves until the proxy had time to notice', async () => {
  const server = await start({ DRAIN_SECONDS: '2' });
  const ask = async (path: string) => (await fetch(server.address + path)).status;
  expect(await ask('/healthz')).toBe(200);
  server.child.kill('SIGTERM');
  await vi.waitFor(async () => expect(await ask('/healthz')).toBe(503), { interval: 20 });
  const response = await fetch(`${server.address}/session`);
  expect([response.status, response.headers.get('connection')]).toEqual([200, 'close']);
  expect((await server.ended).code).toBe(0);
  await expect(fetch(`${server.address}/healthz`)).rejects.toThrow('fetch failed');
});

test('metrics have a port of their own, and tell of the whole process', async () => {
  const server = await start({ METRICS_PORT: '0', BASE_PATH: '/portal/' });
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
  first.child.kill('SIGTERM');
  await first.ended;

  const copy = await mkdtemp(join(tmpdir(), 'consent-desk-copy-'));
  await cp(dataDirectory, copy, { recursive: true });
  const restored = await start({ DATA_DIR: copy });
  // The token of before still counts, since the session key is part of the copy.
  const found = await call(restored.address, `${LIST}${consent?.uuid}/`, { headers });
  expect(found['revocation_date']).toMatch(/^20\d\d-/);
  restored.child.kill('SIGTERM');
  await restored.ended;
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
