import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { saveAccount } from '#server/db/accounts.ts';
import { migrate } from '#server/db/migrate.ts';
import { openPglite } from '#server/db/pglite/pglite.ts';
import { postAll } from './load.ts';
import { fill, PASSWORD, signIn, USERNAME } from './loaded.ts';
import { type Figure, type Part, perSecond, type Settings } from './part.ts';
import { revocable } from './revocations.ts';
import { startServer } from './server-process.ts';

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
  about: `revocations a second on the embedded database in files, synced and not, by ${CLIENTS.join(' and ')} clients`,
  async run(settings) {
    const [scale = 0] = settings.scales;
    const directory = await mkdtemp(join(tmpdir(), 'consent-desk-bench-'));
    try {
      return await measure(directory, await makeData(directory, scale, settings), scale);
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
