import type { FastifyInstance } from 'fastify';
import type { Database } from '#server/db/database.ts';
import type { Json } from './bodies.ts';
import type { DialectFacts } from './dialect.ts';

export interface Asked {
  method: string;
  url: URL;
  headers: Record<string, string>;
  body: string;
}

export interface Told {
  status: number;
  headers: Record<string, string>;
  /** Absent of answers to HEAD and of 204. */
  body: Json | undefined;
  /** Sent in place of the body. */
  html?: string;
}

/** What stands behind the dialect: the embedded API on the tests' database. */
export interface Behind {
  app: FastifyInstance;
  db: Database;
  facts: DialectFacts;
}

const DROPPED_HEADERS = ['content-length', 'content-encoding', 'transfer-encoding', 'connection', 'keep-alive', 'date'];

/** Asks the embedded API as it is. */
export async function ask({ app }: Behind, { method, url, headers, body }: Asked): Promise<Told> {
  const answer = await app.inject({
    method: method as 'GET',
    url: url.pathname + url.search,
    headers,
    ...(body === '' ? {} : { payload: body }),
  });
  const kept = Object.entries(answer.headers).filter(([name]) => !DROPPED_HEADERS.includes(name));
  return {
    status: answer.statusCode,
    headers: Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
    body: answer.body === '' ? undefined : answer.json<Json>(),
  };
}
