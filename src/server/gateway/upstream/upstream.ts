import type { FastifyPluginAsync, FastifyRequest } from 'fastify';

/** Where programs sign in with a password, in both APIs. */
export const PASSWORD_PATH = '/api-auth/password/';

/** Who stands behind a call, for the upstream's lock-out and audit, and for the language of its messages. */
export interface Visitor {
  /** As the gateway believes it. */
  address: string;
  /** In the form of the header `Accept-Language`. */
  language: string | undefined;
}

export const visitorOf = ({ ip, headers }: FastifyRequest): Visitor => ({
  // On a socket for both versions of IP, addresses of version 4 come in clothes of version 6.
  address: ip.replace(/^::ffff:(?=\d+\.)/i, ''),
  language: headers['accept-language'],
});

export interface UpstreamCall {
  method: 'GET' | 'POST';
  /** Path and query, beginning with `/api/` or `/api-auth/`. */
  path: string;
  authorization?: string | undefined;
  body?: object;
  requestId: string;
  /** Absent from what the gateway asks for its own sake. */
  visitor?: Visitor;
}

export interface UpstreamResponse {
  status: number;
  /** The parsed JSON; `undefined` when there was none. */
  body: unknown;
  retryAfter: string | undefined;
}

/** The API behind the gateway: the embedded one, or a real Waldur. Nothing else in the gateway knows which. */
export interface Upstream {
  /** Where browsers reach it; absent of the embedded API, which they reach at this server's own address. */
  publicOrigin?: string;
  /** A call of the gateway itself. Rejects with a `GatewayError` when no sensible response comes. */
  call(call: UpstreamCall): Promise<UpstreamResponse>;
  /** Serves `/api/**` and `/api-auth/**` to browsers and programs; requests arrive with their Authorization header. */
  routes: FastifyPluginAsync;
  /** Resolves when the upstream can serve, rejects otherwise. */
  check(): Promise<void>;
}
