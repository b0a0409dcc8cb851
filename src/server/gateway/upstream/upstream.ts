import type { FastifyPluginAsync, FastifyRequest } from 'fastify';

export const PASSWORD_PATH = '/api-auth/password/';

/** For the upstream's lock-out, its audit, and the language of its messages. */
export interface Visitor {
  address: string;
  language: string | undefined;
}

export const visitorOf = ({ ip, headers }: FastifyRequest): Visitor => ({
  // A socket for both versions of IP maps addresses of version 4 into version 6.
  address: ip.replace(/^::ffff:(?=\d+\.)/i, ''),
  language: headers['accept-language'],
});

export interface UpstreamCall {
  method: 'GET' | 'POST';
  /** With the query, beginning with `/api/` or `/api-auth/`. */
  path: string;
  authorization?: string | undefined;
  body?: object;
  requestId: string;
  /** Absent from what the gateway asks for its own sake. */
  visitor?: Visitor;
}

export interface UpstreamResponse {
  status: number;
  /** Parsed JSON. */
  body: unknown;
  retryAfter: string | undefined;
}

/** The embedded API, or a real Waldur; nothing else in the gateway knows which. */
export interface Upstream {
  /** Where browsers reach a Waldur; they reach the embedded API at this server's own address. */
  publicOrigin?: string;
  /** A call of the gateway itself. Rejects with a `GatewayError` when no sensible response comes. */
  call(call: UpstreamCall): Promise<UpstreamResponse>;
  /** Serves `/api/**` and `/api-auth/**`; requests arrive with their Authorization header. */
  routes: FastifyPluginAsync;
  check(): Promise<void>;
}
