import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { isLoopback } from '#server/setting-values.ts';
import type { Settings } from '#server/settings.ts';
import { GatewayError, refuse } from './errors.ts';

/** A number counts proxies, starting with the one that connects to us. */
export function trustedProxies(proxies: Settings['trustProxy']) {
  return typeof proxies === 'number' ? (_address: string, hop: number) => hop < proxies : proxies;
}

const HOST = /^([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?$/;

/** Links repeat the host. A name that is not in `allowed` may be another site's, whose pages would pass for ours. */
export function validateHost(app: FastifyInstance, allowed: readonly string[] | undefined): void {
  app.addHook('onRequest', ({ host, raw, url }, reply, done) => {
    // HTTP/1.0 has no Host header; links are then written without a host.
    if ((host !== '' && !HOST.test(host)) || countHosts(raw) > 1) {
      return refuse(reply, new GatewayError(400, 'The request names no valid host.'));
    }
    if (allowed === undefined || url === '/healthz' || isKnown(host, allowed)) return done();
    return refuse(reply, new GatewayError(421, UNKNOWN));
  });
}

const UNKNOWN =
  'This server answers to names of its own machine only, such as localhost. Whoever runs it can allow others with ALLOWED_HOSTS, or set TRUST_PROXY where a proxy stands in front.';

function isKnown(host: string, allowed: readonly string[]): boolean {
  const name = host
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    // As a name may end that is whole.
    .replace(/\.$/, '')
    .toLowerCase();
  return host === '' || isLoopback(name) || name.endsWith('.localhost') || allowed.includes(name);
}

/** Node keeps the first of several Host headers, but a proxy in front may have decided by another one. */
const countHosts = ({ rawHeaders }: IncomingMessage) =>
  rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
