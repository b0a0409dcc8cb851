import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '#server/app.ts';
import { saveAccount } from '#server/db/accounts.ts';
import type { Database } from '#server/db/database.ts';
import { migrate } from '#server/db/migrate.ts';
import { startCompaction } from '#server/db/rollups/compaction.ts';
import { loadData } from '#server/demo/load.ts';
import { openDatabase } from './databases.ts';
import type { Figure, Settings } from './part.ts';

export const USERNAME = 'bench';
export const PASSWORD = 'a long password';

export interface Desk {
  db: Database;
  /** Of the database, for other processes; undefined of PGlite. */
  url: string | undefined;
  origin: string;
  /** Of a member of staff. */
  headers: { authorization: string };
  close: () => Promise<void>;
}

interface Web {
  webDirectory?: string;
  /** Adds to the server before it listens. */
  prepare?: (app: FastifyInstance) => void;
}

/** A server with `consents` generated consents: one user for each twenty, and an offering for each 2,000. */
export async function openLoaded(consents: number, settings: Settings, web: Web = {}): Promise<Desk> {
  const { db, url, release } = await openDatabase(consents, settings);
  try {
    await migrate(db);
    await fill(db, consents, settings.say);
    await saveAccount(db, { username: USERNAME, password: PASSWORD, is_staff: true }, new Date());
    const { origin, close } = await serve(db, settings, web);
    return {
      db,
      url,
      origin,
      headers: await signIn(origin),
      async close() {
        await close();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

export async function whileLoaded<Result>(
  consents: number,
  settings: Settings,
  work: (desk: Desk) => Promise<Result>,
  web?: Web,
): Promise<Result> {
  const desk = await openLoaded(consents, settings, web);
  try {
    return await work(desk);
  } finally {
    await desk.close();
  }
}

export async function atEachScale(
  settings: Settings,
  measure: (desk: Desk, scale: number) => Promise<Figure[]>,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const scale of settings.scales) {
    figures.push(...(await whileLoaded(scale, settings, (desk) => measure(desk, scale))));
  }
  return figures;
}

async function serve(db: Database, { say }: Settings, { webDirectory, prepare }: Web) {
  const app = await buildApp({ upstream: { db }, sessionKeys: [randomUUID() + randomUUID()], webDirectory });
  prepare?.(app);
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  // As in the product itself; without it the totals would add up more and more lines.
  const compaction = startCompaction({ db, log: { error: (_details, message) => say(message) } });
  const close = async () => {
    await compaction.stop();
    await app.close();
  };
  return { origin, close };
}

/** One transaction, so that a kept database has all of it or nothing. */
export async function fill(db: Database, consents: number, say: Settings['say']) {
  const [held] = await db.query<{ n: number }>('select count(*) as n from (select from consents limit 1) found');
  if (held?.n) return say(`${consents} consents are there from an earlier run`);
  const started = performance.now();
  const size = { users: Math.ceil(consents / 20), offerings: Math.max(20, Math.ceil(consents / 2000)), consents };
  await loadData(db, size, new Date(), () => undefined);
  return say(`${consents} consents loaded in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

export async function signIn(origin: string, username = USERNAME): Promise<Desk['headers']> {
  const answer = await fetch(`${origin}/api-auth/password/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: PASSWORD }),
  });
  const { token } = (await answer.json()) as { token: string }; // by the contract
  return { authorization: `Token ${token}` };
}
