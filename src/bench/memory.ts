import { listsPerSecond, postAll, CLIENTS } from './load.ts';
import { openLoaded } from './loaded.ts';
import type { Figure, Part } from './part.ts';
import { urlOf } from './processes.ts';
import { revocable } from './revocations.ts';
import { startServer } from './server-process.ts';

const SECONDS_OF_LISTS = 52;
const REVOCATIONS = 3_000;

/** The memory of one server process, minute by minute, under as many lists as it can give and some revocations. */
export const memory: Part = {
  name: 'memory',
  about: 'memory of a server process on PostgreSQL under full load, at the end of each of --minutes minutes',
  onlyNamed: true,
  async run(settings) {
    const scale = Math.min(...settings.scales);
    const desk = await openLoaded(scale, settings);
    const server = await startServer({ DATABASE_URL: urlOf(desk, 'memory') });
    const figures: Figure[] = [];
    try {
      for (let minute = 1; minute <= settings.minutes; minute++) {
        const lists = await listsPerSecond(server.origin, desk.headers, SECONDS_OF_LISTS);
        const paths = await revocable(desk, Math.min(REVOCATIONS, Math.floor(scale / 20)));
        await postAll({ origins: [server.origin], paths, headers: desk.headers, clients: CLIENTS });
        const used = await server.memory();
        settings.say(`minute ${minute}: ${used.toFixed(0)} MB, ${lists.perSecond.toFixed(0)} lists a second`);
        figures.push({ name: `memory after minute ${minute}`, scale, unit: 'MB', p50: used });
      }
      return figures;
    } finally {
      await server.stop();
      await desk.close();
    }
  },
};
