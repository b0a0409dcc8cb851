import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastifyPlugin from 'fastify-plugin';
import { buildApp } from '#server/app.ts';
import type { Database } from '#server/db/database.ts';
import { openPglite } from '#server/db/pglite/pglite.ts';
import { DEMO_ACCOUNTS } from '#server/demo/accounts.ts';
import type { Dialect } from './dialects/dialect.ts';
import type { OpenidProvider } from '#server/testing/sign-in/openid-provider.ts';
import { startWaldur, type Waldur } from './dialects/waldur.ts';

const root = join(import.meta.dirname, '..');

export interface Fault {
  method: string;
  /** Matched against the path without its query. */
  path: RegExp;
  status: number;
  detail: string;
}

export interface Desk {
  origin: string;
  /** Where the Waldur stands that the desk is in front of, if it is. */
  waldurOrigin: string | undefined;
  basePath: string;
  db: Database;
  /** The Waldur behind, where there is one. */
  waldur: Waldur | undefined;
  /** The OpenID provider of the embedded API, where there is one. */
  university: OpenidProvider | undefined;
  /** Answers that the server gives instead of its own, until taken out again. */
  faults: Fault[];
  close(): Promise<void>;
}

export interface DeskOptions {
  /** The Waldur to stand in front of; without one the embedded API answers. */
  dialect: Dialect | undefined;
  /** What every address of the desk begins with. */
  basePath: string;
  /** Whether the embedded API has an OpenID provider, at another site than the desk. */
  hasUniversity: boolean;
  /** As the server's `pageTimeLimit`. */
  pageTimeLimit?: number;
}

/** The built app and the real server on a copy of the demo data, for one worker; given a dialect, in front of such a Waldur. */
export async function startDesk(options: DeskOptions): Promise<Desk> {
  const { dialect, basePath, hasUniversity, pageTimeLimit = 10_000 } = options;
  const room = await mkdtemp(join(tmpdir(), 'consent-desk-e2e-'));
  await cp(join(root, 'dist/prepared/demo'), join(room, 'database'), { recursive: true });
  const db = await openPglite(join(room, 'database'));
  const faults: Fault[] = [];
  const faulty = fastifyPlugin(async (app) => {
    app.addHook('onRequest', async (request, reply) => {
      const path = request.url.split('?')[0] ?? '';
      const fault = faults.find((candidate) => candidate.method === request.method && candidate.path.test(path));
      if (fault) return reply.code(fault.status).send({ detail: fault.detail });
    });
  });
  const waldur = dialect && (await startWaldur(db, dialect));
  // Imported on demand, since the package takes long and warns of Node 20 each time.
  const university = hasUniversity
    ? await (await import('#server/testing/sign-in/openid-provider.ts')).startOpenidProvider()
    : undefined;
  const app = await buildApp({
    upstream: waldur
      ? { waldurUrl: waldur.origin, publicUrl: waldur.publicOrigin }
      : { db, oidc: university?.settings },
    sessionKeys: ['a session key that only these tests know'],
    demoAccounts: DEMO_ACCOUNTS,
    basePath,
    webDirectory: join(root, 'dist/web'),
    pageTimeLimit,
    plugins: [faulty],
  });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  waldur?.federation.allowed.push(origin);
  await university?.open(`${origin}${basePath}/api-auth/oidc/complete/`);
  return {
    origin,
    waldurOrigin: waldur?.origin,
    basePath,
    db,
    waldur,
    university,
    faults,
    async close() {
      await app.close();
      await waldur?.close();
      await university?.close();
      await db.close();
      await rm(room, { recursive: true, force: true });
    },
  };
}
