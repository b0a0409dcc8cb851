import { randomUUID } from 'node:crypto';
import type { Database } from '#server/db/database.ts';
import { openPglite } from '#server/db/pglite/pglite.ts';
import { openPostgres } from '#server/db/postgres/postgres.ts';
import type { Settings } from './part.ts';

export interface BenchDatabase {
  db: Database;
  /** Where other processes find it; undefined of one in memory. */
  url: string | undefined;
  /** Closes it, and drops it unless it is kept. */
  release: () => Promise<void>;
}

/** A database for `consents` consents: empty, or with `keep` perhaps one that an earlier run has filled. */
export async function openDatabase(consents: number, { databaseUrl, keep }: Settings): Promise<BenchDatabase> {
  if (!databaseUrl) {
    const db = await openPglite('memory');
    return { db, url: undefined, release: () => db.close() };
  }
  const name = keep ? `consent_desk_bench_${consents}` : `consent_desk_bench_${randomUUID().slice(0, 8)}`;
  await onServer(databaseUrl, async (server) => {
    const known = await server.query('select from pg_database where datname = $1', [name]);
    if (known.length === 0) await server.execute(`create database ${name}`);
  });
  const own = new URL(databaseUrl);
  own.pathname = `/${name}`;
  const db = await openPostgres(own.href);
  return {
    db,
    url: own.href,
    async release() {
      await db.close();
      if (!keep) await onServer(databaseUrl, (server) => server.execute(`drop database ${name}`));
    },
  };
}

async function onServer(url: string, work: (server: Database) => Promise<void>) {
  const server = await openPostgres(url);
  try {
    await work(server);
  } finally {
    await server.close();
  }
}

/** What the figures depend on, for those who compare them. */
export async function describeDatabase(settings: Settings): Promise<Record<string, string>> {
  if (!settings.databaseUrl) return { database: 'PGlite in memory' };
  const found: Record<string, string> = {};
  await onServer(settings.databaseUrl, async (server) => {
    const [version] = await server.query<{ server_version: string }>('show server_version');
    found['database'] = `PostgreSQL ${version?.server_version}`;
    const names = ['shared_buffers', 'fsync', 'synchronous_commit', 'wal_compression', 'max_wal_size'];
    for (const name of names) {
      const [row] = await server.query<Record<string, string>>(`show ${name}`);
      found[name] = row?.[name] ?? '';
    }
  });
  return found;
}
