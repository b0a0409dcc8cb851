import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';
import { buildApp } from '#server/app.ts';
import type { Database } from '#server/db/database.ts';
import { type Desk, openLoaded } from './loaded.ts';
import type { Figure, Part } from './part.ts';
import { recording, replaying, type Statement } from './recorded.ts';
import { summary } from './statistics.ts';

const LIST = '/api/marketplace-user-offering-consents/?page_size=50&o=-agreement_date,-created';
const CLIENTS = 16;
const SECONDS = 4;
const RUNS = 3;

/** Lists of 50 a second: through HTTP, and beside it what limits it from below and from above. */
export const throughput: Part = {
  name: 'throughput',
  about: 'lists of 50 a second over HTTP, beside their statements alone and the server without its database',
  async run(settings) {
    const figures: Figure[] = [];
    for (const scale of settings.scales) {
      const desk = await openLoaded(scale, settings);
      try {
        figures.push(...(await measure(desk, scale)));
      } finally {
        await desk.close();
      }
    }
    return figures;
  },
};

async function measure(desk: Desk, scale: number): Promise<Figure[]> {
  const statements = await statementsOf(desk);
  const bare = await serve(replaying(statements));
  const rates = { http: [] as number[], statements: [] as number[], bare: [] as number[] };
  // Taken in turns, so that a busy moment of the machine meets all three.
  for (let run = 0; run < RUNS; run++) {
    rates.http.push(await requestsPerSecond(desk.origin, desk.headers));
    rates.statements.push(await statementsPerSecond(desk.db, statements));
    rates.bare.push(await requestsPerSecond(bare.origin, desk.headers));
  }
  await bare.close();
  const [http, alone, ceiling] = [summary(rates.http), summary(rates.statements), summary(rates.bare)];
  const figure = (name: string, { p50, spread }: { p50: number; spread: number }): Figure => {
    return { name, scale, unit: 'per second', p50, spread };
  };
  return [
    figure('lists over HTTP', http),
    figure(`their ${statements.length} statements alone`, alone),
    figure('lists without the database', ceiling),
    { name: 'lists over HTTP, of the statements alone', scale, unit: 'times', p50: http.p50 / alone.p50 },
    { name: 'lists over HTTP, of those without the database', scale, unit: 'times', p50: http.p50 / ceiling.p50 },
  ];
}

/** What one list asks of the database, with its answers. */
async function statementsOf(desk: Desk): Promise<Statement[]> {
  const statements: Statement[] = [];
  const app = await buildApp({ upstream: { db: recording(desk.db, statements) }, sessionKeys: [randomUUID()] });
  const { statusCode } = await app.inject({ url: LIST, headers: desk.headers });
  await app.close();
  if (statusCode !== 200) throw new Error(`The list was answered with ${statusCode}.`);
  return statements;
}

async function serve(db: Database) {
  const app = await buildApp({ upstream: { db }, sessionKeys: [randomUUID()] });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  return { origin, close: () => app.close() };
}

async function requestsPerSecond(origin: string, headers: Record<string, string>): Promise<number> {
  const load = { url: origin + LIST, headers, connections: CLIENTS, workers: 1 };
  await autocannon({ ...load, duration: 1 });
  const { requests, non2xx, errors } = await autocannon({ ...load, duration: SECONDS });
  if (non2xx + errors > 0) throw new Error(`${non2xx + errors} lists were not answered with 200.`);
  return requests.average;
}

async function statementsPerSecond(db: Database, statements: readonly Statement[]): Promise<number> {
  const end = performance.now() + SECONDS * 1000;
  let done = 0;
  const client = async () => {
    while (performance.now() < end) {
      for (const { text, values } of statements) await db.query(text, values);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return done / SECONDS;
}
