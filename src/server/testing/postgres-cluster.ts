import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where Debian and the official images keep the programs of a server. */
const PACKAGES = '/usr/lib/postgresql';
const versions = await readdir(PACKAGES).catch(() => []);
/** The directory of the programs of PostgreSQL; `undefined` on a machine without. */
const PROGRAMS = versions.length > 0 ? join(PACKAGES, versions.toSorted().at(-1) ?? '', 'bin') : undefined;

/** Why no server can be started here; undefined where one can. */
export const LACKING = PROGRAMS === undefined ? `there is no PostgreSQL in ${PACKAGES}` : undefined;

/**
 * Whether tests may start servers of their own: they take their time, so that only the tests on PostgreSQL do, which
 * `TEST_DATABASE_URL` tells. Elsewhere they are skipped.
 */
export const MAY_START = PROGRAMS !== undefined && process.env['TEST_DATABASE_URL'] !== undefined;

/** The server refuses to run as root. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

/** A PostgreSQL server of a test's own, which may be stopped, frozen and started again. */
export interface Cluster {
  port: number;
  url: string;
  /** Its own process and those of its connections, now. */
  pids(): number[];
  start(): Promise<void>;
  /** At once, as after a crash, and with no connection left. */
  kill(): Promise<void>;
  /** It stays, and answers nothing more until `thaw`, on no connection. */
  freeze(): void;
  thaw(): void;
  /** Another one that follows this one, at a port of its own or a given one; not started yet. */
  standby(port?: number): Promise<Cluster>;
  promote(): Promise<void>;
  remove(): Promise<void>;
}

/** Makes one that is not started yet, with no password and everything at its default but syncing. */
export async function createCluster(): Promise<Cluster> {
  const directory = await emptyDirectory();
  await program('initdb', ['-D', directory, '-U', 'desk', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--no-locale']);
  return cluster(directory);
}

const program = (name: string, args: string[]) => run(join(PROGRAMS ?? '', name), args, { ...NOBODY, cwd: tmpdir() });

async function emptyDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'consent-desk-cluster-'));
  if (NOBODY.uid !== undefined) await chown(directory, NOBODY.uid, NOBODY.gid);
  return directory;
}

/** Of the server and its connections; Linux only. */
function pidsOf(server: ChildProcess | undefined): number[] {
  if (server?.pid === undefined) return [];
  const children = readFileSync(`/proc/${server.pid}/task/${server.pid}/children`, 'utf8');
  return [server.pid, ...children.split(' ').filter(Boolean).map(Number)];
}

function signalAll(server: ChildProcess | undefined, signal: NodeJS.Signals): void {
  for (const pid of pidsOf(server)) {
    try {
      process.kill(pid, signal);
    } catch {
      // A connection that has ended meanwhile.
    }
  }
}

async function cluster(directory: string, at?: number): Promise<Cluster> {
  const port = at ?? (await freePort());
  const options = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    wal_retrieve_retry_interval: '100ms',
  };
  let server: ChildProcess | undefined;

  async function kill() {
    const ended = server?.exitCode === null ? once(server, 'exit') : undefined;
    // Frozen ones hear nothing.
    if (ended) signalAll(server, 'SIGCONT');
    server?.kill('SIGQUIT');
    await ended;
    server = undefined;
  }

  return {
    port,
    url: `postgres://desk@127.0.0.1:${port}/postgres`,
    async start() {
      const args = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
      server = spawn(join(PROGRAMS ?? '', 'postgres'), ['-D', directory, ...args], { ...NOBODY, stdio: 'ignore' });
      for (let tries = 0; tries < 200; tries++) {
        const isReady = await program('pg_isready', ['-h', '127.0.0.1', '-p', String(port)]).then(
          () => true,
          () => false,
        );
        if (isReady) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error('The PostgreSQL of the test does not start.');
    },
    kill,
    pids: () => pidsOf(server),
    freeze: () => signalAll(server, 'SIGSTOP'),
    thaw: () => signalAll(server, 'SIGCONT'),
    async standby(at) {
      const copy = await emptyDirectory();
      const from = ['-h', '127.0.0.1', '-p', String(port), '-U', 'desk'];
      await program('pg_basebackup', [...from, '-D', copy, '-R', '-X', 'stream', '-c', 'fast', '--no-sync']);
      return cluster(copy, at);
    },
    async promote() {
      await program('pg_ctl', ['promote', '-D', directory, '-w']);
    },
    async remove() {
      await kill();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
