import { listsPerSecond, postAll, CLIENTS } from '../load.ts';
import { type Desk, whileLoaded } from '../loaded.ts';
import type { Figure, Part, Settings } from '../part.ts';
import { urlOf } from './processes.ts';
import { revocable } from './revocations.ts';
import { type ServerProcess, whileServing } from '../server-process.ts';

const SECONDS_OF_LISTS = 52;
const REVOCATIONS = 3_000;

/** The memory of one server process, minute by minute, under as many lists as it can give and some revocations. */
export const memory: Part = {
  name: 'memory',
  about: 'memory of a server process on PostgreSQL under full load, at the end of each of --minutes minutes',
  onlyNamed: true,
  run(settings) {
    const scale = Math.min(...settings.scales);
    return whileLoaded(scale, settings, (desk) =>
      whileServing({ DATABASE_URL: urlOf(desk, 'memory') }, (server) => measure({ desk, server, scale }, settings)),
    );
  },
};

interface Loaded {
  desk: Desk;
  server: ServerProcess;
  scale: number;
}

async function measure({ desk, server, scale }: Loaded, { minutes, say }: Settings): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (let minute = 1; minute <= minutes; minute++) {
    const lists = await listsPerSecond(server.origin, desk.headers, SECONDS_OF_LISTS);
    const paths = await revocable(desk, Math.min(REVOCATIONS, Math.floor(scale / 20)));
    await postAll({ origins: [server.origin], paths, headers: desk.headers, clients: CLIENTS });
    const used = await server.memory();
    say(`minute ${minute}: ${used.toFixed(0)} MB, ${lists.perSecond.toFixed(0)} lists a second`);
    figures.push({ name: `memory after minute ${minute}`, scale, unit: 'MB', p50: used });
  }
  return figures;
}
