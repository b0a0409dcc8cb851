import { setTimeout as wait } from 'node:timers/promises';
import { saveAccount } from '#server/db/accounts.ts';
import { migrate } from '#server/db/migrate.ts';
import { openPostgres } from '#server/db/postgres/postgres.ts';
import { loadData } from '#server/demo/load.ts';
import { type Change, changeable, changeAll, judge } from './changes.ts';
import { acknowledged, someChanges } from './rounds.ts';
import { startServer } from './server.ts';
import { noOutcome, type Outcome, type TrialOptions } from './trial.ts';

const ACCOUNT = { username: 'trial', password: 'a long password' };

const AT_MOST_MS = 30_000;
// Consents to try it with, in each round.
const SPARE = 500;

interface Servers {
  databaseUrl: string;
  /** Puts PostgreSQL right as an operator does. @returns when the time to be ready begins, by `performance.now()` */
  happen: () => Promise<number>;
  /** Comes before each failure, once changes are possible. */
  prepare?: () => Promise<void>;
}

/** The server lives on and finds its way by itself; all rounds are compared with what was acknowledged. */
export async function inPostgresRounds(options: TrialOptions, servers: Servers): Promise<Outcome> {
  const { launch, room, rounds, say } = options;
  const { databaseUrl } = servers;
  const outcome = noOutcome();
  await fill(databaseUrl, (options.changes * 6 + SPARE) * rounds * 2);
  const since = new Date();
  const env = { ...options.env, DATABASE_URL: databaseUrl, DEMO: '0' };
  const server = await startServer({ launch, dataDirectory: room, env, account: ACCOUNT });
  const changes: Change[] = [];
  try {
    const all = await changeable(server, (options.changes * 6 + SPARE) * rounds);
    const [spare, uuids] = [all.slice(0, SPARE * rounds), all.slice(SPARE * rounds)];
    for (let round = 1; round <= rounds; round++) {
      await servers.prepare?.();
      const here = uuids.splice(-6 * options.changes);
      const writing = changeAll(server, here, changes);
      await someChanges(changes, options.changes * (0.5 + Math.random()));
      const began = await servers.happen();
      // Clients that had to wait for it and noticed nothing more would go on.
      here.length = 0;
      await writing;
      const ready = await untilChangeable(server, spare, changes);
      if (ready === undefined) outcome.faults.push(`round ${round}: nothing could be changed for ${AT_MOST_MS} ms`);
      else outcome.restarts.push(ready - began);
      outcome.rounds = round;
      say(`round ${round}: ${acknowledged(changes)} changes acknowledged so far`);
    }
  } finally {
    await server.kill('SIGTERM');
  }
  const db = await openPostgres(databaseUrl);
  const { faults, ...judged } = await judge(db, changes, since);
  await db.close();
  return { ...outcome, ...judged, faults: [...outcome.faults, ...faults] };
}

async function fill(databaseUrl: string, consents: number): Promise<void> {
  const db = await openPostgres(databaseUrl);
  try {
    await migrate(db);
    await loadData(db, { users: Math.ceil(consents / 10), offerings: 20, consents }, new Date(), () => undefined);
    await saveAccount(db, { ...ACCOUNT, is_staff: true }, new Date());
  } finally {
    await db.close();
  }
}

/** Changes one consent after the other until a change is acknowledged. */
async function untilChangeable(
  server: Parameters<typeof changeAll>[0],
  uuids: string[],
  changes: Change[],
): Promise<number | undefined> {
  const before = acknowledged(changes);
  const end = performance.now() + AT_MOST_MS;
  while (performance.now() < end) {
    await changeAll(server, uuids.splice(0, 1), changes, 1);
    if (acknowledged(changes) > before) return performance.now();
    await wait(20);
  }
  return undefined;
}
