import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openPglite } from '#server/db/pglite/pglite.ts';
import { type Change, changeable, changeAll, judge } from './changes.ts';
import { startServer, type TriedServer } from './server.ts';
import { noOutcome, type Outcome, type TrialOptions } from './trial.ts';

export interface Failure {
  /** Settings of the server for the failure to come; called before each start. */
  prepare?: (dataDirectory: string) => Promise<Record<string, string>>;
  /** Also ends the server. */
  happen: (server: TriedServer, dataDirectory: string) => Promise<void>;
}

const AT_MOST_MS = 30_000;

/** Each round starts on what the last one left; all are compared with what was acknowledged at the end. */
export async function inRounds(options: TrialOptions, failure: Failure): Promise<Outcome> {
  const { launch, room, rounds, say } = options;
  const dataDirectory = join(room, 'data');
  await mkdir(room, { recursive: true });
  await cp(options.data, dataDirectory, { recursive: true });
  const outcome = noOutcome();
  const changes: Change[] = [];
  const since = new Date();
  let uuids: string[] | undefined;
  for (let round = 1; round <= rounds; round++) {
    const server = await startServer({
      launch,
      dataDirectory,
      env: { ...options.env, ...(await failure.prepare?.(dataDirectory)) },
    });
    if (round > 1) outcome.restarts.push(server.startMs);
    uuids ??= await changeable(server, options.changes * 2 * rounds);
    const writing = changeAll(server, uuids, changes);
    await someChanges(changes, options.changes * (0.5 + Math.random()));
    await failure.happen(server, dataDirectory);
    await writing;
    outcome.rounds = round;
    say(`round ${round}: ${acknowledged(changes)} changes acknowledged so far`);
  }
  // It is thrown away afterwards.
  const db = await openPglite(join(dataDirectory, 'database'), { sync: false });
  const { faults, ...judged } = await judge(db, changes, since);
  await db.close();
  return { ...outcome, ...judged, faults };
}

export const acknowledged = (changes: readonly Change[]) => changes.filter((change) => change.acknowledged).length;

/** Waits a moment more, another one each time. */
export async function someChanges(changes: readonly Change[], more: number): Promise<void> {
  const enough = acknowledged(changes) + more;
  const end = performance.now() + AT_MOST_MS;
  while (acknowledged(changes) < enough && performance.now() < end) await wait(5);
  await wait(Math.random() * 20);
}
