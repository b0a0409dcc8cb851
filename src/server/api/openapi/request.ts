import type { FastifyRequest } from 'fastify';
import type { OperationId } from '#contract/operations.ts';
import { canonicalUuid } from '#contract/uuid.ts';
import { basePathOf } from '#server/base-path.ts';
import type { Queryable } from '#server/db/database.ts';
import { readFields } from './body-fields.ts';
import { readBrowserKey } from '#server/api/http/browser-key.ts';
import { readContent } from '#server/api/http/content.ts';
import type { Operation } from './document.ts';
import { HttpError, notFound } from '#server/api/http/errors.ts';
import type { ApiOptions, Caller, Context, Input } from './operation.ts';
import { readPaging } from '#server/api/http/paging.ts';
import { readQuery } from './query-parameters.ts';

type RawQuery = Record<string, string | string[] | undefined>;

export function readContext(request: FastifyRequest, options: ApiOptions): Context {
  const { db, now, tokenKey, siteName, identityProvider, passwords = true } = options;
  const baseUrl = originOf(request) + basePathOf(request);
  const browserKey = readBrowserKey(request);
  return { db, now: now(), tokenKey, siteName, identityProvider, passwords, baseUrl, browserKey };
}

function originOf({ protocol, host }: FastifyRequest): string {
  try {
    return new URL(`${protocol}://${host}`).origin;
  } catch {
    throw new HttpError(400, { detail: 'The Host header is missing or malformed.' });
  }
}

/** @throws HttpError 404 for a path without a valid UUID, 400 for query parameters with bad values */
export function readInput(
  operation: Operation,
  request: FastifyRequest,
  context: Context,
  actor: Caller | undefined,
): Input<OperationId> {
  const query = request.query as RawQuery; // as Fastify's own parser gives it
  const input = {
    ...context,
    actor,
    path: readPath(operation, request),
    query: readQuery(operation.query, query, context.baseUrl),
    paging: readPaging(query),
    body: () => readBody(operation, request, context.db),
  };
  // Read by the part of the contract from which the operation's static types are generated.
  return input as unknown as Input<OperationId>;
}

function readPath({ path, model }: Operation, request: FastifyRequest): Record<string, string> {
  const params = request.params as Record<string, string>; // by the pattern of the path
  if (!path.includes('{uuid}')) return params;
  const { uuid: text = '' } = params;
  const uuid = canonicalUuid(text);
  if (!uuid) throw notFound(model);
  return { uuid };
}

async function readBody({ body }: Operation, request: FastifyRequest, db: Queryable) {
  if (!body) return undefined;
  return readFields(body, await readContent(request), (resource, uuid) => exists(db, resource, uuid));
}

const TABLES: Record<string, string> = { 'marketplace-provider-offerings': 'offerings', users: 'users' };

async function exists(db: Queryable, resource: string, uuid: string): Promise<boolean> {
  const table = TABLES[resource];
  if (!table) throw new Error(`No table is known for the resource ${resource}.`);
  return (await db.query(`select from ${table} where uuid = $1`, [uuid])).length > 0;
}
