import { join } from 'node:path';
import { losePower, watchSyncs } from './power.ts';
import { inRounds } from './rounds.ts';
import type { Trial } from './trial.ts';

export const kill: Trial = {
  name: 'kill',
  about: 'the server is killed with -9 while consents are changed',
  rounds: 20,
  run: (options) => inRounds(options, { happen: async (server) => void (await server.kill('SIGKILL')) }),
};

/** The machine loses power: what was not synced by then is gone, contents and names alike. */
export const powerLoss: Trial = {
  name: 'power-loss',
  about: 'the power fails while consents are changed, and nothing is kept but what was synced; Linux only',
  rounds: 15,
  run: (options) => {
    const store = join(options.room, 'synced');
    return inRounds(options, {
      prepare: (dataDirectory) => watchSyncs(dataDirectory, store),
      async happen(server, dataDirectory) {
        await server.kill('SIGKILL');
        await losePower(dataDirectory, store);
      },
    });
  },
};
