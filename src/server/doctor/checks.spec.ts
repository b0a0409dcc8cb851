import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFakeWaldur } from '#server/testing/fake-waldur.ts';
import { asLines, clockFinding, failed, ok, runChecks } from './finding.ts';
import { sessionKey, space } from './machine.ts';
import { runningServer } from './running.ts';
import { nodeVersion } from './settings.ts';
import { stored } from './stored.ts';
import { waldur } from './waldur.ts';

const MEGABYTE = 1024 * 1024;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'consent-desk-checks-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a check that fails or never answers is a line like the others', async () => {
  const findings = await runChecks(
    [
      { name: 'good', look: async () => ok('good', 'all is well.') },
      { name: 'broken', look: () => Promise.reject(new Error('it is\n broken. Mend it.')) },
      { name: 'stuck', look: () => new Promise(() => undefined) },
    ],
    20,
  );
  expect(asLines(findings).split('\n')).toEqual([
    'ok       good    all is well.',
    'failed   broken  it is broken. Mend it.',
    'failed   stuck   no answer within 0.02 s. Look at its log; what is stuck has to be started again.',
  ]);
});

test('room on the disk, beside what is to stay free', async () => {
  const look = async (freeMB: number) =>
    (await space({ dataDirectory: folder, dataReserve: 100 * MEGABYTE, freeBytes: async () => freeMB * MEGABYTE }))
      .state;
  expect([await look(99), await look(150), await look(300)]).toEqual(['failed', 'warning', 'ok']);
});

test('the session key is for its owner alone, and a file with a key', async () => {
  const look = (sessionKeys: string[] = []) => sessionKey({ sessionKeys, dataDirectory: folder });
  const file = join(folder, 'session-key');
  expect(await look()).toMatchObject({ state: 'ok', found: expect.stringMatching(/^none yet/) });
  expect(await look(['x'.repeat(32)])).toEqual(ok('session key', '1 in SESSION_KEY.'));
  await writeFile(file, 'short', { mode: 0o600 });
  expect(await look()).toMatchObject({ state: 'failed', found: `${file} is damaged.` });
  await writeFile(file, 'k'.repeat(43));
  expect(await look()).toMatchObject({ state: 'ok' });
  await chmod(file, 0o640);
  if (process.platform !== 'win32')
    expect(await look()).toMatchObject({ state: 'warning', todo: expect.stringContaining(`chmod 600 ${file}`) });
  await rm(file);
  await mkdir(file);
  expect(await look()).toMatchObject({ state: 'failed', found: `${file} is damaged.` });
});

test('clocks may be a few seconds apart', () => {
  const of = (ahead: number) => clockFinding('clock', 'the clock of the Waldur', ahead);
  expect([of(2_000), of(-20_000), of(3_600_000)].map(({ state }) => state)).toEqual(['ok', 'warning', 'failed']);
  expect(of(-20_000).found).toBe('the clock of the Waldur is 20 s behind that of this machine.');
});

test('an event that is yet to come tells of a clock that was set back', () => {
  const now = Date.parse('2026-11-29T12:00:00Z');
  const inspection = {
    version: '18.1',
    clock: now,
    schema: '001',
    pending: [],
    consents: 1,
    events: 1,
    loss: [],
    forgetful: [],
  };
  const clockOf = (newest: number) =>
    stored('database', { ...inspection, newest }, now).find(({ check }) => check === 'clock');
  expect(clockOf(now - 1000)?.state).toBe('ok');
  expect(clockOf(now + 3_600_000)).toMatchObject({
    state: 'failed',
    found: expect.stringContaining('2026-11-29T13:00'),
  });
});

test('an older Node than the package names is too old', () => {
  expect(['20.18.9', '20.19.0', '24.0.0', '18.20.0'].map((version) => nodeVersion(version).state)).toEqual([
    'failed',
    'ok',
    'ok',
    'failed',
  ]);
});

/** What each path is answered with; a function of the response's headers for the clock. */
const answering =
  (answers: Record<string, [number, unknown]>, date?: string): RequestListener =>
  ({ url = '' }, response) => {
    const [status, body] = answers[url] ?? [404, {}];
    if (date) response.setHeader('date', date);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };

async function lookAt(listener: RequestListener, { tls = false } = {}) {
  const fake = await startFakeWaldur(listener, { tls });
  const findings = await waldur(fake.origin);
  await fake.close();
  return { findings: Object.fromEntries(findings.map((finding) => [finding.check, finding])), origin: fake.origin };
}

const CONFIGURATION: [number, unknown] = [200, { WALDUR_CORE: { SITE_NAME: 'Clouds' } }];

test('a Waldur: its name, version and clock', async () => {
  const { findings } = await lookAt(
    answering({ '/api/configuration/': CONFIGURATION, '/api/version/': [200, { version: '7.9.1' }] }),
  );
  expect(findings['Waldur']?.found).toMatch(/and is "Clouds"\.$/);
  expect(findings['version']).toEqual(ok('version', 'Waldur 7.9.1.'));
  expect(findings['clock']?.state).toBe('ok');
  expect(findings['certificate']?.state).toBe('warning');
});

test('a Waldur of other habits, with a wrong clock', async () => {
  const answers = { '/api/configuration/': CONFIGURATION, '/api/version/': [401, {}] as [number, unknown] };
  const { findings } = await lookAt(answering(answers, new Date(Date.now() - 600_000).toUTCString()));
  expect(findings['version']?.state).toBe('ok');
  expect(findings['clock']).toMatchObject({ state: 'failed', found: expect.stringMatching(/(599|60[01]) s behind/) });
});

test('what is no Waldur, has no certificate that counts, or is not there', async () => {
  const other = await lookAt(answering({ '/api/configuration/': [200, []] }));
  expect(other.findings['Waldur']).toMatchObject({ state: 'failed', todo: expect.stringContaining('WALDUR_URL') });
  const broken = await lookAt(answering({ '/api/configuration/': [502, {}] }));
  expect(broken.findings['Waldur']).toMatchObject({ state: 'failed', todo: 'See to that Waldur.' });
  const distrusted = await lookAt(answering({}), { tls: true });
  expect(distrusted.findings['Waldur']).toMatchObject({
    state: 'failed',
    found: expect.stringContaining('DEPTH_ZERO_SELF_SIGNED_CERT'),
    todo: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
  });
  expect(await waldur(other.origin)).toEqual([
    failed('Waldur', `${other.origin} cannot be reached (ECONNREFUSED).`, 'Start it, or correct WALDUR_URL.'),
  ]);
});

test('whoever is at the address of the settings is told apart', async () => {
  const look = async (answers: Record<string, [number, unknown]>, basePath = '') => {
    const fake = await startFakeWaldur(answering(answers));
    const { hostname, port } = new URL(fake.origin);
    const finding = await runningServer({ host: hostname, port: Number(port), basePath });
    await fake.close();
    return finding;
  };
  expect(await look({ '/healthz': [200, { status: 'ok' }] })).toMatchObject({ state: 'ok' });
  expect(await look({ '/healthz': [503, { status: 'unavailable' }] })).toMatchObject({ state: 'failed' });
  expect(await look({ '/healthz': [503, { status: 'stopping' }] })).toMatchObject({ state: 'warning' });
  expect(await look({ '/healthz': [200, 'hello'] })).toMatchObject({
    found: expect.stringContaining('something else'),
  });
  expect(await look({ '/healthz': [200, { status: 'ok' }] }, '/desk')).toMatchObject({
    state: 'failed',
    found: expect.stringContaining('another base path'),
  });
  expect(await runningServer({ host: '127.0.0.1', port: 9, basePath: '' })).toMatchObject({
    state: 'ok',
    found: expect.stringContaining('none is at'),
  });
});
