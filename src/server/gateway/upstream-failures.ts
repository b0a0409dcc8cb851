import { GatewayError } from './errors.ts';

/** How long a Waldur may take to begin its answer, in milliseconds. */
export const ANSWER_MS = 30_000;

export const isJson = (type: unknown) => /^application\/(problem\+)?json\b/i.test(String(type));

export const down = () =>
  new GatewayError(502, 'The server behind this page cannot be reached. Try again in a moment.');

export const slow = () =>
  new GatewayError(504, 'The server behind this page takes too long to answer. Try again in a moment.');

/** The upstream answered, but with something that the gateway cannot pass on. */
export const unexpected = (status: number) =>
  new GatewayError(502, `The server behind this page answered unexpectedly (${status}). Try again in a moment.`);
