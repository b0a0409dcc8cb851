import { createCluster, LACKING } from '../server/testing/postgres-cluster.ts';
import { inPostgresRounds } from './on-postgres.ts';
import type { Trial } from './trial.ts';

/** PostgreSQL ends at once, with every connection, and is started again. */
export const postgresKilled: Trial = {
  name: 'postgres-killed',
  about: 'PostgreSQL is killed while consents are changed, and started again; ready counts from when it answers again',
  rounds: 15,
  lacks: LACKING,
  async run(options) {
    const postgres = await createCluster();
    try {
      await postgres.start();
      return await inPostgresRounds(options, {
        databaseUrl: postgres.url,
        async happen() {
          await postgres.kill();
          await postgres.start();
          return performance.now();
        },
      });
    } finally {
      await postgres.remove();
    }
  },
};
