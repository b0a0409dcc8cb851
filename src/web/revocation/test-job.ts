import type { Consent } from '#contract/operations.ts';
import { ApiError } from '#web/api/errors.ts';
import { consentWith } from '#web/receipts/test-evidence.ts';
import type { Clock } from '#web/lib/time/clock.ts';
import { revokeAll, type RevocationApi, type RunSettings } from './engine.ts';
import { countOutcomes, type JobItem } from './job.ts';

/** Time that goes on only when everybody waits, and then to the next moment that somebody waits for. */
export function createTestClock() {
  let now = Date.UTC(2026, 2, 2);
  const sleepers: { until: number; wake: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const sleeper = { until: now + milliseconds, wake: resolve };
        sleepers.push(sleeper);
        signal.addEventListener('abort', () => {
          const at = sleepers.indexOf(sleeper);
          if (at >= 0) sleepers.splice(at, 1);
          resolve();
        });
      }),
  };
  /** Lets time pass until `work` has come to its end. */
  async function run<Result>(work: Promise<Result>): Promise<Result> {
    let over = false;
    const end = () => (over = true);
    work.then(end, end);
    for (;;) {
      // Whatever can go on without time does so first.
      await new Promise((resolve) => setImmediate(resolve));
      if (over) return work;
      sleepers.sort((a, b) => a.until - b.until);
      const next = sleepers.shift();
      if (!next) continue;
      now = Math.max(now, next.until);
      next.wake();
    }
  }
  return { clock, run };
}

/** A random number from 0 to 1, the same in each run. */
export function createRandom(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

export const uuidOf = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

/** Consents on a server, and what was sent to it. `meddle` is asked before each request and may answer in its place. */
export function createTestServer(count: number, clock: Clock) {
  const records = new Map<string, Consent>();
  for (let index = 0; index < count; index += 1) {
    const uuid = uuidOf(index);
    records.set(uuid, consentWith({ uuid, user_uuid: uuid, user_username: `user${index}` }));
  }
  const server = {
    /** Revocations that had an effect, by uuid. */
    revoked: [] as string[],
    /** All requests to revoke that came through, with effect or without. */
    asked: [] as string[],
    meddle: (_request: 'read' | 'revoke', _uuid: string): void | 'lose the response' => undefined,
    atOnce: 0,
    most: 0,
  };
  const date = () => new Date(clock.now()).toISOString();
  const find = (uuid: string): Consent => {
    const record = records.get(uuid);
    if (!record) throw new ApiError(404, 'Not found.');
    return record;
  };
  const change = (uuid: string, changes: Partial<Consent>) => records.set(uuid, { ...find(uuid), ...changes });
  const revoke = (uuid: string) => {
    if (!find(uuid).has_consent) return;
    server.revoked.push(uuid);
    change(uuid, { has_consent: false, revocation_date: date(), modified: date() });
  };
  async function respond(request: 'read' | 'revoke', uuid: string, act: () => void): Promise<Consent> {
    server.atOnce += 1;
    server.most = Math.max(server.most, server.atOnce);
    try {
      await clock.sleep(10, new AbortController().signal);
      const meddled = server.meddle(request, uuid);
      act();
      if (meddled) throw new ApiError(0);
      return find(uuid);
    } finally {
      server.atOnce -= 1;
    }
  }
  const api: RevocationApi = {
    read: (uuid) => respond('read', uuid, () => find(uuid)),
    revoke: (uuid) =>
      respond('revoke', uuid, () => {
        server.asked.push(uuid);
        revoke(uuid);
      }),
  };
  return { server, records, api, revoke, change };
}

/** A job's items as they were confirmed. */
export function itemsOf(records: Iterable<Consent>, jobId = 'job'): JobItem[] {
  return [...records].map((consent, index) => ({
    jobId,
    index,
    uuid: consent.uuid,
    userUuid: consent.user_uuid,
    person: consent.user_full_name,
    username: consent.user_username,
    offeringUuid: consent.offering_uuid,
    offering: consent.offering_name,
    confirmed: consent,
  }));
}

/** What a browser keeps of a job: copies, as a database has them. */
function createMemory(items: readonly JobItem[]) {
  const kept = new Map(items.map((item) => [item.uuid, structuredClone(item)]));
  return {
    keep: async (item: JobItem) => void kept.set(item.uuid, structuredClone(item)),
    /** As after a reload. */
    items: () => [...kept.values()].map((item) => structuredClone(item)),
  };
}

/** A job of so many consents, with the server, the memory and the time that it runs with. */
export function prepare(count: number) {
  const time = createTestClock();
  const scene = createTestServer(count, time.clock);
  const memory = createMemory(itemsOf(scene.records.values()));
  const start = (changes: Partial<RunSettings> = {}) =>
    revokeAll({
      items: memory.items(),
      api: scene.api,
      keep: memory.keep,
      clock: time.clock,
      atOnce: 4,
      signal: new AbortController().signal,
      ...changes,
    });
  const counts = () => countOutcomes(memory.items());
  return { ...scene, ...time, memory, start, counts };
}
