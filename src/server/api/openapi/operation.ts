import type { OperationId, PathParameters, Query, Success, SuccessStatus, Body } from '#contract/operations.ts';
import type { Database } from '#server/db/database.ts';
import type { Paging } from '#server/api/http/paging.ts';

/** Operations with `security: []`. Registration compares this list, which the types need, with the document. */
export const publicOperations = [
  'configuration_retrieve',
  'schema_retrieve',
  'auth_password',
] as const satisfies OperationId[];
type PublicOperation = (typeof publicOperations)[number];

/** Who calls, as the token tells. */
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
  /** The time of the request; every time that is written or compared comes from here. */
  now: Date;
  /** Scheme, host, port and base path as the caller used them, without a slash at the end. */
  baseUrl: string;
  tokenKey: Buffer;
  siteName: string;
}

export interface Input<Op extends OperationId> extends Context {
  actor: Op extends PublicOperation ? undefined : Caller;
  /** `uuid` in canonical form. */
  path: PathParameters<Op>;
  /** Only values that were given; a URL of a resource is replaced by the uuid in it. */
  query: Query<Op>;
  paging: Paging;
  /**
   * Reads the body when asked to, so that 403 and 404 come before 400 and 415, as in Waldur. Holds the declared fields
   * that were given; a relation is replaced by the uuid of an existing object.
   */
  body: () => Promise<Body<Op>>;
}

/** Lists and counts also say how many items match on all pages. */
type Total<Op extends OperationId> = Op extends `${string}_list` | `${string}_count` ? { total: number } : object;

export type Answer<Op extends OperationId> = { status: SuccessStatus<Op>; body: Success<Op> } & Total<Op>;

export type Handlers = { [Op in OperationId]: (input: Input<Op>) => Promise<Answer<Op>> };

/** The handlers of some operations, as one feature has them. */
export type Feature<Ops extends OperationId> = Pick<Handlers, Ops>;
