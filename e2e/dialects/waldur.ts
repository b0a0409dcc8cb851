import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { buildApp } from '#server/app.ts';
import type { Database } from '#server/db/database.ts';
import type { Asked, Behind, Told } from './ask.ts';
import { inDialect } from './bodies.ts';
import { FACTS, type Dialect } from './dialect.ts';
import { createFederation, createProviders, type Federation } from './identity-providers.ts';
import { particular } from './particular.ts';
import { askedAs } from './queries.ts';
import { refusal } from './refusals.ts';

export interface Waldur {
  origin: string;
  /** The same server as browsers reach it: another site than the desk, as in the world. */
  publicOrigin: string;
  federation: Federation;
  /** Every request that came, such as `GET /api/version/`, in the order of arrival. */
  requests: string[];
  /** How long each response is held back, in milliseconds. */
  delay: number;
  close(): Promise<void>;
}

/** The embedded API, behaving as a real Waldur of `dialect` does, on a port of its own. */
export async function startWaldur(db: Database, dialect: Dialect): Promise<Waldur> {
  const app = await buildApp({ upstream: { db }, sessionKeys: ['a session key that nobody uses behind a gateway'] });
  const behind = { app, db, facts: FACTS[dialect] };
  const federation = createFederation();
  const providers = createProviders(federation);
  const server = createServer((request, response) => {
    waldur.requests.push(`${request.method} ${request.url}`);
    answer(behind, { request, response, waldur, providers }).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ detail: String(error) }));
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  // Listening on an address gives an AddressInfo, never a path.
  const { port } = server.address() as AddressInfo;
  const waldur: Waldur = {
    origin: `http://127.0.0.1:${port}`,
    publicOrigin: `http://localhost:${port}`,
    federation,
    requests: [],
    delay: 0,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
      await app.close();
    },
  };
  return waldur;
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  waldur: Waldur;
  providers: ReturnType<typeof createProviders>;
}

async function answer(behind: Behind, { request, response, waldur, providers }: Exchange): Promise<void> {
  await setTimeout(waldur.delay);
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? ''}`);
  const headers = Object.fromEntries(
    Object.entries(request.headers).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && !['accept-encoding'].includes(entry[0]),
    ),
  );
  const asked = { method: request.method ?? 'GET', url, headers, body: await text(request) };
  const bearer = headers.authorization?.replace(/^Bearer /, '') ?? '';
  if (waldur.federation.readOnly.has(bearer) && !['GET', 'HEAD'].includes(asked.method)) {
    const detail = 'You do not have permission to perform this action.';
    return void response.writeHead(403, { 'content-type': 'application/json' }).end(JSON.stringify({ detail }));
  }
  const waldurs = waldur.federation.bearers.get(bearer);
  if (waldurs !== undefined) headers.authorization = `Token ${waldurs}`;
  const raw = await providers(behind, asked);
  if (raw) return void response.writeHead(raw.status, raw.headers).end(raw.body);
  const { status, headers: told, body, html } = await tell(behind, asked);
  response.writeHead(status, told);
  if (asked.method === 'HEAD') response.end();
  else response.end(html ?? (body === undefined ? undefined : JSON.stringify(body)));
}

async function tell(behind: Behind, request: Asked): Promise<Told> {
  const { facts } = behind;
  const asked = askedAs(request);
  const told = (await refusal(behind, asked)) ?? (await particular(behind, asked));
  const estonian = facts.translates && /^et\b/i.test(asked.headers['accept-language'] ?? '');
  return { ...told, body: told.body === undefined ? undefined : inDialect(told.body, { ...facts, estonian }) };
}
