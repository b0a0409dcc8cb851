import { execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const MAIN = fileURLToPath(import.meta.resolve('#server/main.ts'));
const run = promisify(execFile);

export interface ServerProcess {
  origin: string;
  /** Resident memory in MB. */
  memory: () => Promise<number>;
  pause: () => void;
  resume: () => void;
  /** By SIGTERM unless another signal is given. */
  stop: (signal?: NodeJS.Signals) => Promise<void>;
}

/** The product itself in a process of its own, with its log and its jobs, without a limit of requests. */
export async function startServer(
  upstream:
    | { DATABASE_URL: string; DATABASE_REPLICA_URLS?: string }
    | { WALDUR_URL: string }
    | { DATA_DIR: string; DATA_SYNC: string; DEMO: '0' },
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...process.execArgv, MAIN], {
    env: {
      ...process.env,
      ...upstream,
      HOST: '127.0.0.1',
      PORT: '0',
      RATE_LIMIT: '0',
      SIGNED_IN_RATE_LIMIT: '0',
      SESSION_KEY: randomUUID() + randomUUID(),
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'exit');
  return {
    origin: await announced(child.stdout),
    async memory() {
      const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(child.pid)]);
      return Number(stdout) / 1024;
    },
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    async stop(signal = 'SIGTERM') {
      child.kill('SIGCONT');
      child.kill(signal);
      await ended;
    },
  };
}

/** Does something with such a process, which is gone afterwards. */
export async function whileServing<Result>(
  upstream: Parameters<typeof startServer>[0],
  work: (server: ServerProcess) => Promise<Result>,
): Promise<Result> {
  const server = await startServer(upstream);
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

/** The address in the line that the server writes once it listens. What follows is read too, or writing it would fail. */
function announced(output: Readable): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    output.on('data', (part: Buffer) => {
      said += part.toString();
      const [, origin] = /(http:\/\/[\w.:]+)\n/.exec(said) ?? [];
      if (origin) resolve(origin);
    });
    output.on('end', () => reject(new Error(`The server did not start: ${said}`)));
  });
}
