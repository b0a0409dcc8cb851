import { Agent } from 'undici';

/** How long to wait for a Waldur, in milliseconds. */
export interface UpstreamTimeouts {
  connectMs: number;
  /** Until its response begins, and between two parts of it. */
  responseMs: number;
}

export const UPSTREAM_TIMEOUTS: UpstreamTimeouts = { connectMs: 5_000, responseMs: 30_000 };

/** At most 64 connections to a Waldur that are kept and reused, and none to one whose certificate is not valid. */
export const openConnections = ({ connectMs, responseMs }: UpstreamTimeouts): Agent =>
  new Agent({
    connections: 64,
    connect: { timeout: connectMs, rejectUnauthorized: true },
    headersTimeout: responseMs,
    bodyTimeout: responseMs,
  });
