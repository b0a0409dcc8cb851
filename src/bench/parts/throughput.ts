import { randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import { Pool } from 'pg';
import { forSerializer, shareSchemas } from '#server/api/openapi/serializers.ts';
import { buildApp } from '#server/app.ts';
import type { Database } from '#server/db/database.ts';
import { askForLists, CLIENTS, LIST, ratePerSecond } from '../load.ts';
import { atEachScale, type Desk } from '../loaded.ts';
import { type Figure, type Part, perSecond, ratio } from '../part.ts';
import { recording, replaying, type Statement } from '../recorded.ts';
import { whileServing } from '../server-process.ts';

const SECONDS = 6;
/** Before each measurement, for connections, plans and compiled code. */
const WARM_UP = 2;
const RUNS = 3;

/**
 * Lists of 50 a second, and what limits them: their statements alone, the one of the rows through the bare driver, the whole
 * server whose database answers at once, and a bare server of the same framework that does nothing but write the same rows
 * with the same serialiser.
 */
export const throughput: Part = {
  name: 'throughput',
  about: 'lists of 50 a second, their statements alone, the server without its database, and its serialiser alone',
  run: (settings) => atEachScale(settings, measure),
};

async function measure(desk: Desk, scale: number): Promise<Figure[]> {
  const { statements, body } = await recordList(desk);
  const withoutDatabase = await buildApp({ upstream: { db: replaying(statements) }, sessionKeys: [randomUUID()] });
  return whileListening(withoutDatabase, (canned) =>
    whileListening(serverOf(body), (serialiser) =>
      whileWhole(desk, (whole) => inTurns({ desk, scale, statements, whole, canned, serialiser })),
    ),
  );
}

/** The product as it runs in production, which PGlite in memory cannot be asked by. */
function whileWhole<Result>({ url, origin }: Desk, work: (origin: string) => Promise<Result>): Promise<Result> {
  return url ? whileServing({ DATABASE_URL: url }, (server) => work(server.origin)) : work(origin);
}

type Rival = 'whole' | 'statements' | 'driver' | 'canned' | 'bare';

interface Rivals {
  desk: Desk;
  scale: number;
  statements: readonly Statement[];
  /** The addresses of the servers: whole, without a database, and with nothing but a serialiser. */
  whole: string;
  canned: string;
  serialiser: string;
}

/** Each for some seconds, again and again, so that a busy moment of the machine meets all of them. */
async function inTurns({ desk, scale, statements, canned, serialiser, ...servers }: Rivals): Promise<Figure[]> {
  const howLong = { warmUp: WARM_UP, end: { seconds: SECONDS } };
  const rate = async (origin: string) => ratePerSecond(await askForLists(origin, desk.headers, howLong));
  const rates = { whole: [], statements: [], driver: [], canned: [], bare: [] } as Record<Rival, number[]>;
  for (let run = 0; run < RUNS; run++) {
    rates.whole.push(await rate(servers.whole));
    rates.statements.push(await statementsPerSecond((statement) => ask(desk.db, statement), statements));
    rates.driver.push(await throughDriver(desk, statements.slice(-1)));
    rates.canned.push(await rate(canned));
    rates.bare.push(await rate(serialiser));
  }
  const whole = perSecond('lists over HTTP', scale, rates.whole);
  const alone = perSecond(`their ${statements.length} statements alone`, scale, rates.statements);
  const without = perSecond('lists without the database', scale, rates.canned);
  const ceiling = perSecond('lists by the serialiser alone', scale, rates.bare);
  const driver = perSecond('the statement of the rows by the bare driver', scale, rates.driver);
  return [
    whole,
    alone,
    ratio('lists over HTTP / their statements alone', scale, whole, alone),
    ...(desk.url ? [driver, ratio('lists over HTTP / the bare driver', scale, whole, driver)] : []),
    without,
    ceiling,
    ratio('without the database / serialiser alone', scale, without, ceiling),
  ];
}

/** What one list asks of the database, with its answers, and what it is answered with. */
async function recordList(desk: Desk): Promise<{ statements: Statement[]; body: unknown }> {
  const statements: Statement[] = [];
  const app = await buildApp({ upstream: { db: recording(desk.db, statements) }, sessionKeys: [randomUUID()] });
  const answer = await app.inject({ url: LIST, headers: desk.headers });
  await app.close();
  if (answer.statusCode !== 200) throw new Error(`The list was answered with ${answer.statusCode}.`);
  return { statements, body: answer.json() };
}

/** No authentication, no parameters, no headers: nobody answers this framework's requests with less work. */
function serverOf(rows: unknown): Server {
  const app = Fastify();
  shareSchemas(app);
  const list = { type: 'array', items: { $ref: '#/components/schemas/UserOfferingConsent' } };
  app.get(LIST.split('?')[0] ?? '', { schema: { response: { 200: forSerializer(list) } } }, (_request, reply) =>
    reply.send(rows),
  );
  return app;
}

type Server = Pick<Awaited<ReturnType<typeof buildApp>>, 'listen' | 'close'>;

async function whileListening<Result>(server: Server, work: (origin: string) => Promise<Result>): Promise<Result> {
  try {
    return await work(await server.listen({ host: '127.0.0.1', port: 0 }));
  } finally {
    await server.close();
  }
}

const ask = (db: Database, { text, values }: Statement) => db.query(text, values);

/** The statement prepared once for each connection, and its rows as `pg` gives them. NaN of PGlite, which it cannot ask. */
async function throughDriver({ url }: Desk, statements: readonly Statement[]): Promise<number> {
  if (url === undefined) return NaN;
  const pool = new Pool({ connectionString: url });
  try {
    return await statementsPerSecond(
      ({ text, values }) => pool.query({ name: 'list', text, values: [...(values ?? [])] }),
      statements,
    );
  } finally {
    await pool.end();
  }
}

async function statementsPerSecond(
  ask: (statement: Statement) => Promise<unknown>,
  statements: readonly Statement[],
): Promise<number> {
  const begin = performance.now() + WARM_UP * 1000;
  const end = begin + SECONDS * 1000;
  let done = 0;
  const client = async () => {
    while (performance.now() < end) {
      for (const statement of statements) await ask(statement);
      if (performance.now() >= begin) done += 1;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return done / SECONDS;
}
