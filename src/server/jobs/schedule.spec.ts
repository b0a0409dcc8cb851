import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Database } from '#server/db/database.ts';
import { createTestDatabase } from '#server/testing/database.ts';
import { type JobLog, startJobs } from './schedule.ts';
import { addConsents, addOffering, empty, GRACE_END, revokedPeople } from '#server/testing/database-rows.ts';

const HOUR = 3_600_000;

let db: Database;
beforeAll(async () => {
  db = await createTestDatabase();
});
beforeEach(async () => {
  await empty(db);
  // Only these, as the drivers of the databases have timers of their own.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => vi.useRealTimers());
afterAll(() => db.close());

/** A log whose lines can be awaited one by one. */
function readableLog() {
  const lines: string[] = [];
  let arrived = () => {};
  const write = (level: string, details: object) => {
    lines.push(`${level} ${JSON.stringify(details)}`);
    arrived();
  };
  const log: JobLog = {
    info: (details) => write('info', details),
    error: ({ err }) => write('error', { message: err instanceof Error ? err.message : err }),
  };
  async function next(): Promise<string> {
    while (lines.length === 0) await new Promise<void>((resolve) => (arrived = resolve));
    return lines.shift() ?? '';
  }
  return { log, lines, next };
}

test('works at the start and then every hour, by the clock that it is given', async () => {
  await addConsents(db, await addOffering(db, 'lake', {}), ['ada']);
  await addConsents(db, await addOffering(db, 'pond', { grace_period_days: 31 }), ['bert']);
  let time = new Date(GRACE_END.getTime() - HOUR);
  const { log, lines, next } = readableLog();
  const jobs = startJobs({ db, now: () => time, log });
  expect(await next()).toBe('info {"revoked":0}');

  time = GRACE_END;
  vi.advanceTimersByTime(HOUR - 1);
  expect(await revokedPeople(db)).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(await next()).toBe('info {"revoked":1}');
  expect(await revokedPeople(db)).toEqual(['ada']);

  time = new Date(GRACE_END.getTime() + 24 * HOUR);
  vi.advanceTimersByTime(HOUR);
  expect(await next()).toBe('info {"revoked":1}');
  expect(await revokedPeople(db)).toEqual(['ada', 'bert']);
  await jobs.stop();
  expect(lines).toEqual([]);
});

test('logs a failure without a name, and tries again at the next turn', async () => {
  await addConsents(db, await addOffering(db, 'lake', {}), ['ada']);
  let failing = true;
  const flaky: Database = {
    ...db,
    transaction: (work) => (failing ? Promise.reject(new Error('Connection lost')) : db.transaction(work)),
  };
  const { log, next } = readableLog();
  const jobs = startJobs({ db: flaky, now: () => GRACE_END, log });
  expect(await next()).toBe('error {"message":"Connection lost"}');
  expect(await revokedPeople(db)).toEqual([]);

  failing = false;
  vi.advanceTimersByTime(HOUR);
  expect(await next()).toBe('info {"revoked":1}');
  expect(await revokedPeople(db)).toEqual(['ada']);
  await jobs.stop();
});

/** A database whose batches wait until they are let through, and tell when they have arrived. */
function gated() {
  let open = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  let reached = () => {};
  const arrival = new Promise<void>((resolve) => (reached = resolve));
  const seen = { transactions: 0, finds: 0 };
  const gatedDb: Database = {
    ...db,
    query<Row extends object>(text: string, values?: readonly unknown[]) {
      seen.finds++;
      return db.query<Row>(text, values);
    },
    async transaction(work) {
      seen.transactions++;
      reached();
      await gate;
      return db.transaction(work);
    },
  };
  return { gatedDb, open, arrival, seen };
}

test('never runs twice at a time', async () => {
  await addConsents(db, await addOffering(db, 'lake', {}), ['ada']);
  const { gatedDb, open, arrival, seen } = gated();
  const { log, next } = readableLog();
  const jobs = startJobs({ db: gatedDb, now: () => GRACE_END, log });
  await arrival;
  vi.advanceTimersByTime(3 * HOUR);
  expect(seen).toEqual({ transactions: 1, finds: 1 });
  open();
  expect(await next()).toBe('info {"revoked":1}');
  await jobs.stop();
  expect(seen).toEqual({ transactions: 1, finds: 1 });
});

test('stopping waits for the batch under way, begins no other, and ends the turns', async () => {
  const crowd = Array.from({ length: 501 }, (_, place) => `person${place}`);
  await addConsents(db, await addOffering(db, 'lake', {}), crowd);
  const { gatedDb, open, arrival, seen } = gated();
  const { log, lines } = readableLog();
  const jobs = startJobs({ db: gatedDb, now: () => GRACE_END, log });
  await arrival;
  let stopped = false;
  const stopping = jobs.stop().then(() => (stopped = true));
  await db.query('select 1');
  expect(stopped).toBe(false);

  open();
  await stopping;
  expect(await revokedPeople(db)).toEqual(crowd.slice(0, 500));
  expect(lines).toEqual(['info {"revoked":500}']);
  vi.advanceTimersByTime(5 * HOUR);
  expect(seen).toEqual({ transactions: 1, finds: 1 });
});

test('keeps no process alive by itself', async () => {
  vi.useRealTimers();
  const setInterval = vi.spyOn(globalThis, 'setInterval');
  const { log, next } = readableLog();
  const jobs = startJobs({ db, now: () => GRACE_END, log });
  const timer = setInterval.mock.results.at(-1)?.value;
  setInterval.mockRestore();
  expect(timer?.hasRef()).toBe(false);
  expect(await next()).toBe('info {"revoked":0}');
  await jobs.stop();
});
