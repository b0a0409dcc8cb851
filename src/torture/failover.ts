import { setTimeout as wait } from 'node:timers/promises';
import { openPostgres } from '#server/db/postgres/postgres.ts';
import { type Cluster, createCluster, LACKING } from '../server/testing/postgres-cluster.ts';
import { inPostgresRounds } from './on-postgres.ts';
import type { Trial } from './trial.ts';

/** The primary is gone for good, and its synchronous standby takes its place; the next standby follows that one. */
export const failover: Trial = {
  name: 'failover',
  about:
    'the primary is killed while consents are changed, and its synchronous standby promoted; ready counts from the kill',
  rounds: 5,
  lacks: LACKING,
  async run(options) {
    let primary = await createCluster();
    let standby: Cluster | undefined;
    let freed: number | undefined;
    try {
      await primary.start();
      standby = await primary.standby();
      const { port } = standby;
      const databaseUrl = `postgres://desk@127.0.0.1:${primary.port},127.0.0.1:${port}/postgres`;
      await standby.start();
      return await inPostgresRounds(options, {
        databaseUrl,
        async prepare() {
          if (!standby) {
            standby = await primary.standby(freed);
            await standby.start();
          }
          await waitForIt(primary);
        },
        async happen() {
          const began = performance.now();
          await primary.kill();
          await standby?.promote();
          freed = primary.port;
          await primary.remove();
          primary = standby ?? primary;
          standby = undefined;
          return began;
        },
      });
    } finally {
      await standby?.remove();
      await primary.remove();
    }
  },
};

/** Once the standby is there, which has a copy of the settings, a change is acknowledged when it has it too. */
async function waitForIt({ url }: Cluster): Promise<void> {
  const db = await openPostgres(url);
  try {
    await db.execute(`alter system set synchronous_standby_names = '*'`);
    await db.query('select pg_reload_conf()');
    for (let tries = 0; tries < 500; tries++) {
      const [row] = await db.query<{ sync_state: string }>('select sync_state from pg_stat_replication');
      if (row?.sync_state === 'sync') return;
      await wait(20);
    }
    throw new Error('The standby of the trial does not follow.');
  } finally {
    await db.close();
  }
}
