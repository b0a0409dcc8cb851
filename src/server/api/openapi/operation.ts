import type { OperationId, Outcome, PathParameters, Query, SuccessStatus, Body } from '#contract/operations.ts';
import type { Database } from '#server/db/database.ts';
import type { Replicas } from '#server/db/replicas/replicas.ts';
import type { IdentityProvider } from '#server/api/auth/identity-provider.ts';
import type { Paging } from '#server/api/http/paging.ts';

/** What the whole API is started with. */
export interface ApiOptions {
  db: Database;
  /** Where lists, counts and statistics are read; in `db` unless given. */
  replicas?: Pick<Replicas, 'readFor' | 'noteChange'> | undefined;
  /** The clock of the whole API. */
  now: () => Date;
  /** Derives the API tokens from the nonces in the database; whoever has both can sign in as anybody. */
  tokenKey: Buffer;
  siteName: string;
  /** Who signs people in beside, or in place of, their passwords. */
  identityProvider?: IdentityProvider | undefined;
  /** Why nothing can be changed now, such as for lack of room on the disk; undefined while changes are served. */
  shortage?: (() => string | undefined) | undefined;
  /** Whether people sign in by password; they do unless it is `false`. */
  passwords?: boolean;
}

/** Operations with `security: []`. The types need this list; it is compared with the document when routes are read. */
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

/** The user whose token a request carries. */
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
  /** The time of the request, for everything that is written or compared. */
  now: Date;
  /** Scheme, host, port and base path as the client used them, without a slash at the end. */
  baseUrl: string;
  tokenKey: Buffer;
  siteName: string;
  identityProvider: IdentityProvider | undefined;
  passwords: boolean;
  /** What a sign-in by the identity provider has left in this browser, to know it by. */
  browserKey: string | undefined;
}

export interface Input<Op extends OperationId> extends Context {
  actor: Op extends PublicOperation ? undefined : Caller;
  /** `uuid` is in canonical form. */
  path: PathParameters<Op>;
  /** Only values that were given; a resource's URL is replaced by the UUID in it. */
  query: Query<Op>;
  paging: Paging;
  /**
   * Reads the body: the declared fields that were given; a relation is replaced by the UUID of an existing object. It is
   * called late, so that 403 and 404 come before 400 and 415, as in Waldur.
   */
  body: () => Promise<Body<Op>>;
}

/** Lists and counts also tell how many items match on all pages. */
type Total<Op extends OperationId> = Op extends 'users_list'
  ? { total: number | undefined }
  : Op extends `${string}_list` | `${string}_count`
    ? { total: number }
    : object;

export interface Redirection {
  /** An absolute URL. */
  location: string;
  /** What this browser shall keep to be known by; `null` for nothing any more. */
  browserKey: string | null;
}

type MayRedirect<Op extends OperationId> = 302 extends SuccessStatus<Op> ? Redirection : object;

export type Result<Op extends OperationId> = Outcome<Op> & Total<Op> & MayRedirect<Op>;

export type Handlers = { [Op in OperationId]: (input: Input<Op>) => Promise<Result<Op>> };

/** The handlers of some operations, as one feature has them. */
export type Feature<Ops extends OperationId> = Pick<Handlers, Ops>;
