import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { DemoAccount } from '#contract/session.ts';
import type { ApiOptions } from './api/openapi/operation.ts';
import { type AppOptions, buildApp } from './app.ts';
import { openData, refuseDemoAccounts } from './data.ts';
import type { Database } from './db/database.ts';
import { explainStart } from './explain-start.ts';
import { serveCommands } from './db/control.ts';
import type { OpenDatabase } from './db/open.ts';
import { readable } from './db/pglite/start-failure.ts';
import { findLoss } from './db/stored.ts';
import { DEMO_ACCOUNTS } from './demo/accounts.ts';
import { placesOf } from './db/postgres/host-urls.ts';
import { openReplicas } from './db/replicas/replicas.ts';
import { startCompaction } from './db/rollups/compaction.ts';
import { openSharedMemory, type SharedMemory } from './gateway/shared-memory.ts';
import { loadSessionKeys } from './gateway/session/secrets.ts';
import { startJobs } from './jobs/schedule.ts';
import { loggerOptions, warnings } from './log.ts';
import type { Metrics } from './metrics/metrics.ts';
import { type Jobs, repeating } from './repeating.ts';
import { readSettings, type Settings } from './settings.ts';
import { type Space, watchSpace } from './space.ts';
import { stopOnSignals } from './stop.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** How often a process learns which sessions the others have ended, and looks at replicas; one without others only tidies up. */
const EVERY_MS = 1_000;
const ALONE_MS = 60_000;

function share(memory: SharedMemory, intervalMs: number, isPaused: () => boolean): Jobs {
  return repeating(async () => {
    if (!isPaused()) await memory.refresh();
  }, intervalMs);
}

async function followers(db: Database, { replicaUrls, logLevel }: Settings, metrics: Metrics | undefined) {
  if (replicaUrls.length === 0) return undefined;
  const { measured, replicatedRead: onRead } = metrics ?? {};
  const replicas = await openReplicas(db, { urls: replicaUrls, report: warnings(logLevel), measured, onRead });
  metrics?.watchReplicas(replicas.status);
  return replicas;
}

/** Prints one line that tells what is wrong and what to do, instead of a stack, and exits. */
function fail(error: unknown): never {
  process.stderr.write(`Consent Desk cannot start: ${explainStart(error)}\n`);
  process.exit(1);
}

async function start(settings: Settings): Promise<void> {
  const report = warnings(settings.logLevel);
  const db = settings.waldurUrl === undefined ? await openData({ ...settings, report }) : undefined;
  try {
    if (db && !settings.demo) await refuseDemoAccounts(db);
    const metrics = await measure(settings);
    const measured = db && (metrics?.measured(db) ?? db);
    const stopping = new AbortController();
    const disk: { space?: Space | undefined } = {};
    const shortage = () => disk.space?.shortage();
    const isPaused = () => shortage() !== undefined;
    const memory = measured && (await openSharedMemory(measured, { now: () => new Date(), report }));
    const replicas = measured && (await followers(measured, settings, metrics));
    const sessionKeys = await keysFor(settings, db);
    const { signal } = stopping;
    const app = await build(settings, measured, { metrics, shortage, memory, replicas, sessionKeys, stopping: signal });
    disk.space = await watchEmbedded(db, settings, app.log);
    if (db) for (const line of await findLoss(db)) app.log.error({ loss: line }, 'data are missing; restore a backup');
    await app.listen({ host: settings.host, port: settings.port });
    // A real Waldur runs its own daily job.
    const jobs =
      measured && startJobs({ db: measured, now: () => new Date(), log: app.log, isPaused, onTurn: metrics?.jobTurn });
    const compaction = db && startCompaction({ db, log: app.log, isPaused });
    const sharing = memory && share(memory, db?.embedded ? ALONE_MS : EVERY_MS, isPaused);
    const looking = replicas && repeating(replicas.look, EVERY_MS);
    stopOnSignals({
      app,
      stopping,
      drainMs: settings.drainSeconds * 1000,
      close: async () => {
        await jobs?.stop();
        await compaction?.stop();
        await sharing?.stop();
        await looking?.stop();
        await replicas?.close();
        await db?.close();
        await metrics?.close();
      },
    });
    announce(app, settings, db?.isNew);
    if (metrics) say(`Metrics: ${metrics.address}`);
  } catch (error) {
    await db?.close();
    throw error;
  }
}

/**
 * Only an embedded database can end while its process lives on, or be at a statement for ever. A server without one would
 * answer 503 until somebody looks: better that whoever supervises processes starts it again.
 */
async function watchEmbedded(db: OpenDatabase | undefined, settings: Settings, log: FastifyBaseLogger) {
  if (!db?.embedded) return undefined;
  const space = await watchSpace({ directory: settings.dataDirectory, reserve: settings.dataReserve, log });
  await serveCommands(settings.dataDirectory, db.embedded);
  db.embedded.watch(
    ({ message }) => {
      process.stderr.write(`Consent Desk ends: ${message} Nothing acknowledged is lost; start it again.\n`);
      process.exit(1);
    },
    { isFull: space.isFull },
  );
  return space;
}

/** Beside a database of before, a new key is more likely a lost one. */
async function keysFor(settings: Settings, db: OpenDatabase | undefined): Promise<readonly string[]> {
  const report = warnings(settings.logLevel);
  const onMade = (file: string) =>
    report(`${file} is new: nobody is signed in any more, and API tokens change. If one was lost, put it back`);
  try {
    return await loadSessionKeys(settings, db && !db.isNew ? onMade : undefined);
  } catch (error) {
    throw await readable(error, settings.dataDirectory);
  }
}

async function measure({ metrics, waldurUrl }: Settings): Promise<Metrics | undefined> {
  if (!metrics) return undefined;
  // Imported on demand, since most servers measure nothing.
  const { openMetrics } = await import('./metrics/metrics.ts');
  return openMetrics(metrics, waldurUrl);
}

async function build(
  settings: Settings,
  db: Database | undefined,
  {
    metrics,
    shortage,
    memory,
    replicas,
    sessionKeys,
    stopping,
  }: Pick<ApiOptions, 'shortage' | 'replicas'> &
    Pick<AppOptions, 'memory' | 'sessionKeys'> & { metrics?: Metrics | undefined; stopping: AbortSignal },
): Promise<FastifyInstance> {
  const web = join(import.meta.dirname, '../web');
  return buildApp({
    upstream: db
      ? { db, replicas, oidc: settings.oidc, passwords: settings.passwords, shortage }
      : { waldurUrl: settings.waldurUrl ?? '', publicUrl: settings.waldurPublicUrl },
    sessionKeys,
    memory,
    siteName: settings.siteName,
    demoAccounts: settings.demo ? DEMO_ACCOUNTS : [],
    trustProxy: settings.trustProxy,
    allowedHosts: settings.allowedHosts,
    rateLimits: settings.rateLimits,
    basePath: settings.basePath,
    stopping,
    plugins: metrics ? [metrics.plugin] : [],
    logger: loggerOptions(settings.logLevel),
    // Under `npm run dev` Vite serves the app, and there is no built one here.
    webDirectory: existsSync(join(web, 'index.html')) ? web : undefined,
  });
}

function announce(app: FastifyInstance, settings: Settings, isNew = false): void {
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : settings.port;
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  say(`Consent Desk is ready: http://${host}:${port}${settings.basePath && `${settings.basePath}/`}`);
  // Said, since a database that was expected here may have been taken away.
  say(`Data: ${whereDataIs(settings)}${isNew ? ' (a new database)' : ''}`);
  if (settings.demo) say(`Demo accounts: ${accountList(DEMO_ACCOUNTS)}`);
}

function whereDataIs({ waldurUrl, databaseUrl, replicaUrls, dataDirectory }: Settings): string {
  if (waldurUrl !== undefined) return `in the Waldur at ${waldurUrl}`;
  if (databaseUrl !== undefined) {
    const read = replicaUrls.length > 0 ? `, read also at ${replicaUrls.map(placesOf).join(', ')}` : '';
    return `in the PostgreSQL database at ${placesOf(databaseUrl)}${read}`;
  }
  return `in ${resolve(dataDirectory)}`;
}

const accountList = (accounts: readonly DemoAccount[]) =>
  accounts.map(({ username, password }) => `${username} (password ${password})`).join(', ');

try {
  await start(readSettings(process.env));
} catch (error) {
  fail(error);
}
