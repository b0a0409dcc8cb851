import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface TriedServer {
  origin: string;
  /** Of a member of staff. */
  headers: Record<string, string>;
  /** Milliseconds until the server was ready. */
  startMs: number;
  kill: (signal: NodeJS.Signals) => Promise<number | null>;
  ended: Promise<number | null>;
}

interface Launch {
  launch: string[];
  dataDirectory: string;
  env?: Record<string, string> | undefined;
  /** A member of staff; that of the demo data unless given. */
  account?: Account;
}

interface Account {
  username: string;
  password: string;
}

/** Runs the whole product in a process of its own. Rejects with what it said when it ends. */
export async function startServer({ launch, dataDirectory, env = {}, account }: Launch): Promise<TriedServer> {
  const began = performance.now();
  const child = spawn(process.execPath, launch, {
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: dataDirectory,
      PORT: '0',
      DEMO: '1',
      RATE_LIMIT: '0',
      LOG_LEVEL: 'warn',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (part: Buffer) => (errors += part.toString()));
  const ended = once(child, 'close').then(([code]: (number | null)[]) => code ?? null);
  let said = '';
  const origin = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      const [, found] = /ready: (http:\/\/[\w.:]+)/.exec(said) ?? [];
      if (found) resolve(found);
    });
    ended.then(() => reject(new Error(`The server did not start: ${errors.trim()}`)));
  });
  const startMs = performance.now() - began;
  return {
    origin,
    headers: await signIn(origin, account),
    startMs,
    ended,
    kill(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

async function signIn(
  origin: string,
  account: Account = { username: 'staff', password: 'demo' },
): Promise<Record<string, string>> {
  const response = await fetch(`${origin}/api-auth/password/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(account),
  });
  if (response.status !== 200) throw new Error(`Signing in was answered with ${response.status}.`);
  const { token } = (await response.json()) as { token: string }; // by the contract
  return { authorization: `Token ${token}`, 'content-type': 'application/json' };
}
