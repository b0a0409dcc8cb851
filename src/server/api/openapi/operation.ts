import type { OperationId, Outcome, PathParameters, Query, SuccessStatus, Body } from '#contract/operations.ts';
import type { Database } from '#server/db/database.ts';
import type { Replicas } from '#server/db/replicas/replicas.ts';
import type { IdentityProvider } from '#server/api/auth/identity-provider.ts';
import type { Paging } from '#server/api/http/paging.ts';

export interface ApiOptions {
  db: Database;
  /** Where lists, counts and statistics are read; in `db` unless given. */
  replicas?: Pick<Replicas, 'readFor' | 'noteChange'> | undefined;
  now: () => Date;
  /** Derives API tokens from the nonces in the database; whoever has both can sign in as anybody. */
  tokenKey: Buffer;
  siteName: string;
  identityProvider?: IdentityProvider | undefined;
  /** Why nothing can be changed now; undefined while changes are served. */
  shortage?: (() => string | undefined) | undefined;
  /** Whether people sign in by password; yes unless `false`. */
  passwords?: boolean;
}

/** Operations with `security: []`, which is checked against the document. */
export const publicOperations = [
  'configuration_retrieve',
  'schema_retrieve',
  'auth_password',
  'identity_providers_list',
  'identity_providers_count',
  'auth_provider_init',
  'auth_provider_complete',
  'auth_token_exchange',
] as const satisfies OperationId[];
type PublicOperation = (typeof publicOperations)[number];

export interface Caller {
  id: number;
  uuid: string;
  username: string;
  full_name: string;
  is_staff: boolean;
  is_support: boolean;
}

export interface Context {
  db: Database;
  /** The time of the request. */
  now: Date;
  /** As the client used it: scheme, host, port and base path, without a slash at the end. */
  baseUrl: string;
  tokenKey: Buffer;
  siteName: string;
  identityProvider: IdentityProvider | undefined;
  passwords: boolean;
  /** Left by a sign-in at the identity provider, to know the browser by. */
  browserKey: string | undefined;
}

export interface Input<Op extends OperationId> extends Context {
  actor: Op extends PublicOperation ? undefined : Caller;
  /** `uuid` is in canonical form. */
  path: PathParameters<Op>;
  /** Only values that were given; the UUID in place of a resource's URL. */
  query: Query<Op>;
  paging: Paging;
  /**
   * The declared fields, a relation as the UUID of an object. Called late: 403 and 404 precede 400 and 415, as in
   * Waldur.
   */
  body: () => Promise<Body<Op>>;
}

/** How many match on all pages. */
type Total<Op extends OperationId> = Op extends 'users_list'
  ? { total: number | undefined }
  : Op extends `${string}_list` | `${string}_count`
    ? { total: number }
    : object;

export interface Redirection {
  location: string;
  /** `null` deletes what the browser keeps. */
  browserKey: string | null;
}

type MayRedirect<Op extends OperationId> = 302 extends SuccessStatus<Op> ? Redirection : object;

export type Result<Op extends OperationId> = Outcome<Op> & Total<Op> & MayRedirect<Op>;

export type Handlers = { [Op in OperationId]: (input: Input<Op>) => Promise<Result<Op>> };

export type Feature<Ops extends OperationId> = Pick<Handlers, Ops>;
