import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openPglite } from '#server/db/pglite/pglite.ts';
import { embeddedTemplate } from '#server/testing/database-template.ts';
import { diskFull, lackingDisk } from './disk-full.ts';
import { powerLoss } from './killed.ts';
import { startServer } from './server.ts';
import type { Trial } from './trial.ts';

// The trials of `npm run torture` in short: whole processes, again and again.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const launch = ['--import', 'tsx', join(import.meta.dirname, '../server/main.ts')];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'consent-desk-trials-'));
  const dump = await embeddedTemplate();
  await (await openPglite(join(folder, 'data/database'), { dump, sync: false })).close();
  // It fills the database with demo data.
  const server = await startServer({ launch, dataDirectory: join(folder, 'data'), env: { DATA_SYNC: '0' } });
  await server.kill('SIGTERM');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function run(
  trial: Trial,
  { rounds, changes, env }: { rounds: number; changes: number; env?: Record<string, string> },
) {
  const room = join(folder, `${trial.name}-${rounds}`);
  return trial.run({ launch, env, data: join(folder, 'data'), room, rounds, changes, say: () => undefined });
}

test.runIf(process.platform === 'linux')('a power failure loses nothing acknowledged', async () => {
  const outcome = await run(powerLoss, { rounds: 2, changes: 40 });
  expect(outcome).toMatchObject({ rounds: 2, lost: 0, halves: 0, faults: [] });
  expect(outcome.acknowledged).toBeGreaterThan(30);
  expect(outcome.restarts).toHaveLength(1);
});

test.runIf(process.platform === 'linux')('the trial sees what is not synced', async () => {
  const outcome = await run(powerLoss, { rounds: 1, changes: 10, env: { DATA_SYNC: '0' } });
  expect(outcome.lost).toBeGreaterThan(0);
});

test.skipIf(diskFull.lacks !== undefined)(
  'a nearly full disk loses nothing, and bears changes once there is room',
  async () => {
    const outcome = await run(diskFull, { rounds: 1, changes: 20 });
    expect(outcome).toMatchObject({ rounds: 1, lost: 0, halves: 0, faults: [] });
  },
);

test('where no disk can be mounted, the trial says why it is left out', () => {
  expect(lackingDisk(undefined)).toMatch(/Linux/);
  expect(lackingDisk('Name:\tnode\nCapEff:\t00000000a80425fb\n')).toMatch(/may not mount/);
  expect(lackingDisk('Name:\tnode\nCapEff:\t000001ffffffffff\n')).toBeUndefined();
});
