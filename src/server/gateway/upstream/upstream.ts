import type { FastifyPluginAsync } from 'fastify';

/** Where programs sign in with a password, in both APIs. */
export const PASSWORD_PATH = '/api-auth/password/';

export interface UpstreamCall {
  method: 'GET' | 'POST';
  /** Path and query, beginning with `/api/` or `/api-auth/`. */
  path: string;
  authorization?: string | undefined;
  body?: object;
  requestId: string;
}

export interface UpstreamResponse {
  status: number;
  /** The parsed JSON; `undefined` when there was none. */
  body: unknown;
  retryAfter: string | undefined;
}

/** The API behind the gateway: the embedded one, or a real Waldur. Nothing else in the gateway knows which. */
export interface Upstream {
  /** Where browsers reach it; absent of the embedded API, which they reach here only. */
  publicOrigin?: string;
  /** A call of the gateway itself. Rejects with a `GatewayError` when no sensible response comes. */
  call(call: UpstreamCall): Promise<UpstreamResponse>;
  /** Serves `/api/**` and `/api-auth/**` to browsers and programs; requests arrive with their Authorization header. */
  routes: FastifyPluginAsync;
  /** Resolves when the upstream can serve, rejects otherwise. */
  check(): Promise<void>;
}
