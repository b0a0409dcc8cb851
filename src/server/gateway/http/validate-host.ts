import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { GatewayError, refuse } from './errors.ts';

const NAME = /^([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?$/;

/** The host that a request names comes back in addresses of its answer, so it must be one name and nothing else. */
export function refuseOddHosts(app: FastifyInstance): void {
  app.addHook('onRequest', ({ host, raw }, reply, done) => {
    // HTTP/1.0 knows no Host; such answers carry addresses without one.
    if ((host === '' || NAME.test(host)) && hostsIn(raw) < 2) return done();
    return refuse(reply, new GatewayError(400, 'The request names no valid host.'));
  });
}

/** Node keeps the first of several and drops the others, which a proxy in front may have gone by. */
const hostsIn = ({ rawHeaders }: IncomingMessage) =>
  rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
