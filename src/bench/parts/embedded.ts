import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { saveAccount } from '#server/db/accounts.ts';
import { migrate } from '#server/db/migrate.ts';
import { openPglite } from '#server/db/pglite/pglite.ts';
import { postAll } from '../load.ts';
import { fill, PASSWORD, signIn, USERNAME } from '../loaded.ts';
import { type Figure, type Part, perSecond, type Settings } from '../part.ts';
import { revocable } from './revocations.ts';
import { startServer } from '../server-process.ts';
import { summary } from '../statistics.ts';

const CLIENTS = [1, 8];
const SYNCED = ['1', '0'] as const;
const RUNS = 3;
/** Of one client; several do as many each. */
const EACH = 300;
/** Before each measurement, for plans and compiled code. */
const WARM_UP = 60;

/** What it costs that a change is on the disk before it is acknowledged. Files lie where `TMPDIR` says. */
export const embedded: Part = {
  name: 'embedded',
  about: `the embedded database in files: revocations a second, synced and not, by ${CLIENTS.join(' and ')} clients; starts`,
  async run(settings) {
    const [scale = 0] = settings.scales;
    const directory = await mkdtemp(join(tmpdir(), 'consent-desk-bench-'));
    try {
      const rates = await measure(directory, await makeData(directory, scale, settings), scale);
      return [...rates, ...(await starts(directory, scale))];
    } finally {
      await rm(directory, { recursive: true });
    }
  },
};

/** @returns where to revoke what can be revoked */
async function makeData(directory: string, scale: number, { say }: Settings): Promise<string[]> {
  const db = await openPglite(join(directory, 'database'), { sync: false });
  await migrate(db);
  await fill(db, scale, say);
  await saveAccount(db, { username: USERNAME, password: PASSWORD, is_staff: true }, new Date());
  const paths = await revocable({ db }, scale);
  await db.close();
  return paths;
}

/** From the beginning of the process until it listens: on nothing, on what a server left that was stopped, and one killed. */
async function starts(directory: string, scale: number): Promise<Figure[]> {
  const times = new Map<string, number[]>();
  const start = async (name: string, where: string, signal?: NodeJS.Signals) => {
    const began = performance.now();
    const server = await startServer({ DATA_DIR: where, DATA_SYNC: '1', DEMO: '0' });
    times.set(name, [...(times.get(name) ?? []), performance.now() - began]);
    await server.stop(signal);
  };
  for (let run = 0; run < RUNS; run++) {
    await start('start on an empty directory', join(directory, `fresh-${run}`));
    await start('start after a stop', directory, 'SIGKILL');
    await start('start after kill -9', directory);
  }
  return [...times].map(([name, of]) => ({ name, scale, ...summary(of) }));
}

/** In turns, so that a busy moment of the machine meets each. */
async function measure(directory: string, paths: string[], scale: number): Promise<Figure[]> {
  const rates = new Map<string, number[]>();
  const share = Math.min(EACH, Math.floor(paths.length / (RUNS * SYNCED.length * 12)));
  for (let run = 0; run < RUNS; run++) {
    for (const sync of SYNCED) {
      const server = await startServer({ DATA_DIR: directory, DATA_SYNC: sync, DEMO: '0' });
      const headers = await signIn(server.origin);
      const revoke = async (clients: number, count: number) => {
        const part = paths.splice(0, count);
        const { total } = await postAll({ origins: [server.origin], paths: part, headers, clients });
        return (part.length / total) * 1000;
      };
      await revoke(1, WARM_UP);
      for (const clients of CLIENTS) {
        const by = `by ${clients} ${clients === 1 ? 'client' : 'clients'}`;
        const name = `revocations embedded ${by}, ${sync === '1' ? 'synced' : 'not synced'}`;
        rates.set(name, [...(rates.get(name) ?? []), await revoke(clients, share * clients)]);
      }
      await server.stop();
    }
  }
  return [...rates].map(([name, of]) => perSecond(name, scale, of));
}
