import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Settings } from '#server/settings.ts';
import { GatewayError, refuse } from './errors.ts';

/** Fastify's `trustProxy` for the setting TRUST_PROXY; a number counts proxies, starting with the one that connects to us. */
export function trustedProxies(proxies: Settings['trustProxy']) {
  return typeof proxies === 'number' ? (_address: string, hop: number) => hop < proxies : proxies;
}

const HOST = /^([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?$/;

/** Refuses requests without one valid host: links in responses repeat it, so it must be a name and nothing else. */
export function validateHost(app: FastifyInstance): void {
  app.addHook('onRequest', ({ host, raw }, reply, done) => {
    // HTTP/1.0 has no Host header; links are then written without a host.
    if ((host === '' || HOST.test(host)) && countHosts(raw) < 2) return done();
    return refuse(reply, new GatewayError(400, 'The request names no valid host.'));
  });
}

/** Node keeps the first of several Host headers, but a proxy in front may have decided by another one. */
const countHosts = ({ rawHeaders }: IncomingMessage) =>
  rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
