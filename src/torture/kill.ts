import { inRounds } from './rounds.ts';
import type { Trial } from './trial.ts';

/** The process is killed with -9. */
export const kill: Trial = {
  name: 'kill',
  about: 'the server is killed with -9 while consents are changed',
  rounds: 20,
  run: (options) => inRounds(options, { happen: async (server) => void (await server.kill('SIGKILL')) }),
};
