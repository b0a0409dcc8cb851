import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { DemoAccount } from '#contract/session.ts';
import { buildApp } from './app.ts';
import type { Database } from './db/database.ts';
import { openDatabase } from './db/open.ts';
import { refuseDemoAccounts } from './demo-guard.ts';
import { DEMO_ACCOUNTS } from './demo/accounts.ts';
import { loadSessionKeys } from './gateway/secrets.ts';
import { startJobs, type Jobs } from './jobs/schedule.ts';
import { loggerOptions } from './log.ts';
import { readSettings, type Settings } from './settings.ts';

const STOP_WITHIN_MS = 9_000;

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** One line that says what is wrong and what to do, instead of a stack. */
function fail(error: unknown): never {
  process.stderr.write(`Consent Desk cannot start: ${explain(error)}\n`);
  process.exit(1);
}

function explain(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const port = error instanceof Error && 'port' in error ? String(error.port) : '';
  if (code === 'EADDRINUSE') return `port ${port} is in use already. Stop what uses it, or set PORT to another one.`;
  if (code === 'EACCES' && port) return `port ${port} may not be used by this account. Set PORT to 1024 or more.`;
  if (code === 'EADDRNOTAVAIL') return 'HOST is no address of this machine.';
  return error instanceof Error ? error.message : String(error);
}

async function start(settings: Settings): Promise<void> {
  const db = settings.waldurUrl === undefined ? await openDatabase(settings, prepared()) : undefined;
  try {
    if (db && !settings.demo) await refuseDemoAccounts(db);
    const app = await build(settings, db);
    await app.listen({ host: settings.host, port: settings.port });
    // A real Waldur runs its own daily task.
    const jobs = db && startJobs({ db, now: () => new Date(), log: app.log });
    stopOnSignals(app, db, jobs);
    announce(app, settings);
  } catch (error) {
    await db?.close();
    throw error;
  }
}

async function build(settings: Settings, db: Database | undefined): Promise<FastifyInstance> {
  const web = join(import.meta.dirname, '../web');
  return buildApp({
    upstream: db ? { db } : { waldurUrl: settings.waldurUrl ?? '' },
    sessionKeys: await loadSessionKeys(settings),
    siteName: settings.siteName,
    demoAccounts: settings.demo ? DEMO_ACCOUNTS : [],
    trustProxy: settings.trustProxy,
    rateLimit: settings.rateLimit,
    basePath: settings.basePath,
    logger: loggerOptions(settings.logLevel),
    // Under `npm run dev` there is no built app here; Vite serves it.
    webDirectory: existsSync(join(web, 'index.html')) ? web : undefined,
  });
}

/** The data directories that the build made; absent under `npm run dev`. */
function prepared(): string | undefined {
  const directory = join(import.meta.dirname, '../prepared');
  return existsSync(directory) ? directory : undefined;
}

function announce(app: FastifyInstance, settings: Settings): void {
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : settings.port;
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  say(`Consent Desk is ready: http://${host}:${port}${settings.basePath && `${settings.basePath}/`}`);
  say(`Data: ${whereDataIs(settings)}`);
  if (settings.demo) say(`Demo accounts: ${accountList(DEMO_ACCOUNTS)}`);
}

function whereDataIs({ waldurUrl, databaseUrl, dataDirectory }: Settings): string {
  if (waldurUrl !== undefined) return `in the Waldur at ${waldurUrl}`;
  if (databaseUrl !== undefined) return `in the PostgreSQL database at ${new URL(databaseUrl).host}`;
  return `in ${resolve(dataDirectory)}`;
}

const accountList = (accounts: readonly DemoAccount[]) =>
  accounts.map(({ username, password }) => `${username} (password ${password})`).join(', ');

/** Finishes the requests at hand, closes the database and ends; a second signal ends at once. */
function stopOnSignals(app: FastifyInstance, db: Database | undefined, jobs: Jobs | undefined): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    // A connection whose last request was at hand when the stop began is kept alive by its client; nobody needs it now.
    setInterval(() => app.server.closeIdleConnections(), 100).unref();
    // A client that never finishes must not keep the others waiting for the restart.
    setTimeout(() => app.server.closeAllConnections(), STOP_WITHIN_MS).unref();
    try {
      await app.close();
      await jobs?.stop();
      await db?.close();
      process.exit(0);
    } catch (error) {
      app.log.error({ err: error }, 'could not stop cleanly');
      process.exit(1);
    }
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}

try {
  await start(readSettings(process.env));
} catch (error) {
  fail(error);
}
