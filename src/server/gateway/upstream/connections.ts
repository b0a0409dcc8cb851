import { Agent } from 'undici';

export interface UpstreamTimeouts {
  connectMs: number;
  /** Until the response begins, and between two parts of it. */
  responseMs: number;
}

export const UPSTREAM_TIMEOUTS: UpstreamTimeouts = { connectMs: 5_000, responseMs: 30_000 };

export const openConnections = ({ connectMs, responseMs }: UpstreamTimeouts): Agent =>
  new Agent({
    connections: 64,
    connect: { timeout: connectMs, rejectUnauthorized: true },
    headersTimeout: responseMs,
    bodyTimeout: responseMs,
  });
