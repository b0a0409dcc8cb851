import type { Consent } from '#contract/operations.ts';
import { mayHaveHappened } from '#web/api/outcome.ts';
import { sameRecord } from '#web/domain/same-record.ts';
import { isoNow, type Clock } from '#web/lib/time/clock.ts';
import { createGate, type Gate } from './gate.ts';
import type { Failure, JobItem, Outcome } from './job.ts';
import { createQueue, LINGER, type Task } from './queue.ts';
import { failureOf, SessionEnded, troubleOf } from './trouble.ts';

/** Both reject with what `troubleOf` understands. */
export interface RevocationApi {
  read: (uuid: string) => Promise<Consent>;
  revoke: (uuid: string) => Promise<Consent>;
}

export interface RunSettings {
  /** Those with an outcome are left as they are. */
  items: readonly JobItem[];
  api: RevocationApi;
  /** Keeps an item durably. What it rejects with ends the run: without a memory nothing may be revoked. */
  keep: (item: JobItem) => Promise<void>;
  clock: Clock;
  atOnce: number;
  /** Once aborted no further consent is begun; those that are come to an end. */
  signal: AbortSignal;
  gate?: Gate;
}

export type RunEnd = { how: 'done' | 'interrupted' | 'session' } | { how: 'outage'; failure: Failure };

/** In milliseconds, before each try but the first; after the last an item has failed. */
const PAUSES = [1_000, 4_000, 15_000, 30_000];

/** Revokes each consent only as it was confirmed, after a fresh reading, and keeps before that it sends. */
export async function revokeAll(settings: RunSettings): Promise<RunEnd> {
  const { items, clock, atOnce } = settings;
  const end = new AbortController();
  const signal = AbortSignal.any([settings.signal, end.signal]);
  const gate = settings.gate ?? createGate(clock);
  const queue = createQueue(
    items.filter(({ outcome }) => outcome === undefined),
    clock,
  );
  let ended: RunEnd | undefined;
  const finish = (how: RunEnd) => {
    ended ??= how;
    end.abort();
  };
  async function work(): Promise<void> {
    for (;;) {
      await gate.pass(signal);
      if (signal.aborted) return;
      const task = await queue.take(signal);
      if (!task) return;
      await attempt(task, { ...settings, gate, queue, finish });
    }
  }
  const workers = Array.from({ length: atOnce }, () => work().finally(() => end.abort()));
  // Whoever runs next must find nothing under way any more, so that an error of one waits for the others.
  const failed = (await Promise.allSettled(workers)).find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  if (ended) return ended;
  return { how: items.every(({ outcome }) => outcome) ? 'done' : 'interrupted' };
}

interface Attempt extends RunSettings {
  gate: Gate;
  queue: ReturnType<typeof createQueue>;
  finish: (how: RunEnd) => void;
}

async function attempt(task: Task, { keep, clock, gate, queue, finish, ...settings }: Attempt): Promise<void> {
  const { item } = task;
  const settle = (outcome: Outcome) => {
    item.outcome = outcome;
    queue.done(task);
    return keep(item);
  };
  const tried = await tryOnce(item, { keep, clock, ...settings });
  if ('outcome' in tried) {
    gate.succeed();
    return settle(tried.outcome);
  }
  const trouble = troubleOf(tried.error);
  const failure = failureOf(tried.error);
  const linger = item.sent === undefined ? 0 : LINGER;
  const fail = () => settle({ kind: 'failed', at: isoNow(clock), failure });
  // While nothing works at all it is not this record that fails.
  const counts = trouble.kind === 'fault' || (trouble.kind !== 'session' && gate.lastSuccess > task.tried);
  task.tried = clock.now();
  if (trouble.kind === 'session') {
    queue.putBack(task, linger);
    return finish({ how: 'session' });
  }
  if (trouble.kind === 'refusal') {
    gate.succeed();
    return fail();
  }
  if (trouble.kind === 'wait') gate.hold(trouble.pause);
  else gate.fail(trouble.kind === 'fault' ? settings.atOnce : 0);
  if (counts) task.tries += 1;
  const pause = PAUSES[Math.max(task.tries - 1, 0)];
  if (pause === undefined) return fail();
  queue.putBack(task, Math.max(counts ? pause : 0, linger));
  if (gate.isHopeless()) finish({ how: 'outage', failure });
}

/** Errors of `keep` are not caught: they end the run. */
async function tryOnce(
  item: JobItem,
  { api, keep, clock }: Pick<RunSettings, 'api' | 'keep' | 'clock'>,
): Promise<{ outcome: Outcome } | { error: unknown }> {
  const asked = await settled(api.read(item.uuid));
  if ('error' in asked) return asked;
  const left = leave(item, asked.value, isoNow(clock));
  if (left) return { outcome: left };
  item.sent = isoNow(clock);
  await keep(item);
  const answered = await settled(api.revoke(item.uuid));
  if ('error' in answered) {
    // Of anything else only the next reading tells.
    if (answered.error instanceof SessionEnded || !mayHaveHappened(answered.error)) item.sent = undefined;
    return answered;
  }
  const record = answered.value;
  // A server that says yes and leaves the consent in force has not revoked it.
  if (record.has_consent) return { error: new TypeError('revoked, and still in force') };
  return { outcome: { kind: 'revoked', at: isoNow(clock), record, told: 'response' } };
}

const settled = <Value>(request: Promise<Value>): Promise<{ value: Value } | { error: unknown }> =>
  request.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );

/** `undefined` when the consent is as it was confirmed. */
function leave(item: JobItem, now: Consent, at: string): Outcome | undefined {
  if (!now.has_consent) {
    // Sent by this job before, and the response was lost.
    if (item.sent) return { kind: 'revoked', at, record: now, told: 'reading' };
    return { kind: 'already-revoked', at, revocationDate: now.revocation_date };
  }
  if (sameRecord(item.confirmed, now)) return undefined;
  return { kind: 'changed', at, version: now.version, modified: now.modified };
}
