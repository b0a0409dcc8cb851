import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { MAY_START } from '../server/testing/postgres-cluster.ts';
import { failover } from './failover.ts';
import { postgresKilled } from './postgres-killed.ts';

// The trials on PostgreSQL of `npm run torture` in short. They need servers of their own to kill, which `.ci/run` allows.
vi.setConfig({ testTimeout: 120_000 });

const launch = ['--import', 'tsx', join(import.meta.dirname, '../server/main.ts')];
let room: string;

beforeAll(async () => {
  room = await mkdtemp(join(tmpdir(), 'consent-desk-trials-'));
});
afterAll(() => rm(room, { recursive: true, force: true }));

test.runIf(MAY_START).for([postgresKilled, failover])('$name loses nothing acknowledged', async (trial) => {
  const outcome = await trial.run({ launch, data: '', room, rounds: 1, changes: 40, say: () => undefined });
  expect(outcome).toMatchObject({ rounds: 1, lost: 0, halves: 0, faults: [] });
  expect(outcome.acknowledged).toBeGreaterThan(20);
  expect(outcome.restarts).toHaveLength(1);
  expect(outcome.restarts[0]).toBeLessThan(10_000);
});
