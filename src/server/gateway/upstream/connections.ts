import { Agent } from 'undici';
import type { Patience } from './failures.ts';

/** Connections to a Waldur that are kept and reused, never more than 64, and never on a certificate that is not valid. */
export const connectionsTo = ({ connectMs, answerMs }: Patience): Agent =>
  new Agent({
    connections: 64,
    connect: { timeout: connectMs, rejectUnauthorized: true },
    headersTimeout: answerMs,
    bodyTimeout: answerMs,
  });
