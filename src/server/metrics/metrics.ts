import type { FastifyPluginAsync } from 'fastify';
import type { Database } from '#server/db/database.ts';
import type { ReplicaStatus } from '#server/db/replicas/replicas.ts';
import { measureDatabase } from './database.ts';
import { serveMetrics } from './endpoint.ts';
import { createInstruments, type Instruments } from './instruments.ts';
import { measureRequests } from './requests.ts';
import { measureUpstream } from './upstream.ts';

export interface Metrics {
  address: string;
  plugin: FastifyPluginAsync;
  measured(db: Database): Database;
  /** Told of each read that a replica may serve: the place of the replica, or `primary`. */
  replicatedRead(server: string): void;
  /** Asked how each replica stands, whenever somebody looks. */
  watchReplicas(status: () => ReplicaStatus[]): void;
  /** How many consents a turn of the automatic revocation revoked; `undefined` when it failed. */
  jobTurn(revoked: number | undefined): void;
  close(): Promise<void>;
}

export async function openMetrics(at: { host: string; port: number }, waldurUrl: string | undefined): Promise<Metrics> {
  const instruments = createInstruments();
  const endpoint = await serveMetrics(instruments.registry, at);
  const stop = waldurUrl === undefined ? undefined : measureUpstream(waldurUrl, instruments);
  return {
    address: endpoint.address,
    plugin: measureRequests(instruments),
    measured: (db) => measureDatabase(db, instruments),
    replicatedRead: (server) => instruments.replicatedReads.inc({ server }),
    watchReplicas: (status) => endpoint.beforeEach(() => showReplicas(instruments, status())),
    jobTurn(revoked) {
      instruments.jobRuns.inc({ result: revoked === undefined ? 'failed' : 'success' });
      instruments.revokedByJob.inc(revoked ?? 0);
    },
    async close() {
      stop?.();
      await endpoint.close();
    },
  };
}

function showReplicas({ replicaUsed, replicaBehind }: Instruments, replicas: readonly ReplicaStatus[]): void {
  for (const { place: replica, isAsked, behindMs } of replicas) {
    replicaUsed.set({ replica }, isAsked ? 1 : 0);
    if (behindMs === undefined) replicaBehind.remove({ replica });
    else replicaBehind.set({ replica }, behindMs / 1000);
  }
}
