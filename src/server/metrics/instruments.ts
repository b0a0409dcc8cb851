import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/**
 * A label takes one of a few values that the code or the contract names, never what a visitor sent: else anybody could
 * fill the memory, and the figures would tell of persons.
 */
export function createInstruments() {
  const registry = new Registry();
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name: `consent_desk_${name}`, help, labelNames, registers });
  const histogram = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Histogram({ name: `consent_desk_${name}`, help, labelNames, registers, buckets: SECONDS });
  const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Gauge({ name: `consent_desk_${name}`, help, labelNames, registers });
  collectDefaultMetrics({ register: registry });

  return {
    registry,
    requests: histogram(
      'http_request_duration_seconds',
      'Requests answered, by the pattern of their route.',
      'method',
      'route',
      'status',
    ),
    signIns: counter(
      'sign_ins_total',
      'Attempts to sign in, at the page, by an identity provider, or by programs at /api-auth/password/.',
      'door',
      'result',
    ),
    sessions: counter(
      'sessions_total',
      'Sessions of browsers that were started, and those ended by signing out.',
      'event',
    ),
    consentChanges: counter('consent_changes_total', 'Requests that changed a consent and succeeded.', 'action'),
    upstream: histogram(
      'upstream_request_duration_seconds',
      'Requests to the Waldur behind, until the head of its answer.',
      'method',
      'status',
    ),
    upstreamFailures: counter(
      'upstream_failures_total',
      'Requests to the Waldur behind that got no answer, or not all of it.',
      'reason',
    ),
    queries: histogram(
      'database_query_duration_seconds',
      'Statements of the database, with the time they waited.',
      'statement',
    ),
    replicaUsed: gauge('replica_used', 'Whether a replica is asked: 0 while it is gone or too far behind.', 'replica'),
    replicaBehind: gauge(
      'replica_behind_seconds',
      'How far a replica is behind the primary, to within a second; absent while it is gone.',
      'replica',
    ),
    replicatedReads: counter(
      'replicated_reads_total',
      'Statements and snapshots that a replica may serve, by where they were served.',
      'server',
    ),
    jobRuns: counter('job_runs_total', 'Turns of the automatic revocation.', 'result'),
    revokedByJob: counter('consents_revoked_automatically_total', 'Consents that the automatic revocation revoked.'),
  };
}

export type Instruments = ReturnType<typeof createInstruments>;
