import type { FastifyPluginAsync } from 'fastify';
import type { Database } from '#server/db/database.ts';
import { measureDatabase } from './database.ts';
import { serveMetrics } from './endpoint.ts';
import { createInstruments } from './instruments.ts';
import { measureRequests } from './requests.ts';
import { measureUpstream } from './upstream.ts';

export interface Metrics {
  address: string;
  plugin: FastifyPluginAsync;
  measured(db: Database): Database;
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
