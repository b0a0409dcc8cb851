import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '#server/app.ts';
import { saveAccount } from '#server/db/accounts.ts';
import type { Database } from '#server/db/database.ts';
import { migrate } from '#server/db/migrate.ts';
import { openPglite } from '#server/db/pglite.ts';
import { openPostgres } from '#server/db/postgres.ts';
import { loadData } from '#server/demo/load.ts';
import type { Settings } from './part.ts';

export const USERNAME = 'bench';
export const PASSWORD = 'a long password';

export interface Desk {
  db: Database;
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
export async function openLoaded(consents: number, { databaseUrl, say }: Settings, web: Web = {}): Promise<Desk> {
  const { db, remove } = databaseUrl ? await inPostgres(databaseUrl) : await inMemory();
  await migrate(db);
  const started = performance.now();
  const size = { users: Math.ceil(consents / 20), offerings: Math.max(40, Math.ceil(consents / 2000)), consents };
  await loadData(db, size, new Date(), () => undefined);
  say(`${consents} consents loaded in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  await saveAccount(db, { username: USERNAME, password: PASSWORD, is_staff: true }, new Date());
  const app = await buildApp({
    upstream: { db },
    sessionKeys: [randomUUID() + randomUUID()],
    webDirectory: web.webDirectory,
  });
  web.prepare?.(app);
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  const answer = await fetch(`${origin}/api-auth/password/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: USERNAME, password: PASSWORD }),
  });
  const { token } = (await answer.json()) as { token: string }; // by the contract
  return {
    db,
    origin,
    headers: { authorization: `Token ${token}` },
    async close() {
      await app.close();
      await db.close();
      await remove();
    },
  };
}

async function inMemory() {
  return { db: await openPglite('memory'), remove: async () => undefined };
}

/** In a database of its own, dropped at the end. */
async function inPostgres(url: string) {
  const name = `bench_${randomUUID().slice(0, 8)}`;
  const server = await openPostgres(url);
  await server.execute(`create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const remove = async () => {
    await server.execute(`drop database ${name}`);
    await server.close();
  };
  return { db: await openPostgres(own.href), remove };
}
