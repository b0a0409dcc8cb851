import { CONSENTS } from '#contract/paths.ts';
import { LIST, CLIENTS, listsPerSecond, postAll } from '../load.ts';
import { atEachScale, type Desk } from '../loaded.ts';
import { type Figure, type Part, perSecond } from '../part.ts';
import { revocable } from './revocations.ts';
import { type ServerProcess, startServer } from '../server-process.ts';
import { whileInTurns } from '../turns.ts';

const COUNTS = [1, 2];
const COUNTS_IN_TURNS = [1, 2, 4];
const TURNS = 5;
const RUNS = 3;
const SECONDS = 4;
const REVOCATIONS = 4_000;

/** Several server processes on one PostgreSQL: what they give together, and that they answer alike. */
export const processes: Part = {
  name: 'processes',
  about: 'lists and revocations a second by several server processes on one PostgreSQL, and that they answer alike',
  onlyNamed: true,
  run: (settings) =>
    atEachScale(settings, async (desk, scale) => {
      const figures: Figure[] = [];
      for (const count of COUNTS) figures.push(...(await together(desk, count, scale)));
      for (const count of COUNTS_IN_TURNS) figures.push(await inTurns(desk, count, scale));
      return figures;
    }),
};

export function urlOf({ url }: Desk, part: string): string {
  if (url === undefined) throw new Error(`The part ${part} needs --database-url, as PGlite serves one process only.`);
  return url;
}

/** Does something with that many servers, which are gone afterwards. */
async function whileRunning<Result>(
  desk: Desk,
  count: number,
  work: (servers: ServerProcess[]) => Promise<Result>,
): Promise<Result> {
  const url = urlOf(desk, 'processes');
  const servers: ServerProcess[] = [];
  try {
    while (servers.length < count) servers.push(await startServer({ DATABASE_URL: url }));
    return await work(servers);
  } finally {
    for (const server of servers) await server.stop();
  }
}

function together(desk: Desk, count: number, scale: number): Promise<Figure[]> {
  return whileRunning(desk, count, async (servers) => {
    const lists: number[] = [];
    const revocations: number[] = [];
    const each = Math.floor(Math.min(REVOCATIONS, scale / 16));
    for (let run = 0; run < RUNS; run++) {
      lists.push(await listsOf(servers, desk.headers));
      const paths = await revocable(desk, each);
      const origins = servers.map(({ origin }) => origin);
      const posted = await postAll({ origins, paths, headers: desk.headers, clients: CLIENTS });
      revocations.push((paths.length / posted.total) * 1000);
      await compare([...origins, desk.origin], desk.headers);
    }
    const by = `by ${count} ${count === 1 ? 'process' : 'processes'}`;
    return [perSecond(`lists ${by}`, scale, lists), perSecond(`revocations ${by}`, scale, revocations)];
  });
}

/** What processes add up to as long as they need not share a processor: each has a part of one. */
function inTurns(desk: Desk, count: number, scale: number): Promise<Figure> {
  return whileRunning(desk, count, async (servers) => {
    await listsOf(servers, desk.headers);
    const lists: number[] = [];
    await whileInTurns(servers, TURNS, async () => {
      for (let run = 0; run < RUNS; run++) lists.push(await listsOf(servers, desk.headers));
    });
    return perSecond(`lists by ${count} in turns, 1/${TURNS} of the time each`, scale, lists);
  });
}

async function listsOf(servers: ServerProcess[], headers: Desk['headers']): Promise<number> {
  const rates = await Promise.all(servers.map(({ origin }) => listsPerSecond(origin, headers, SECONDS)));
  return rates.reduce((sum, { perSecond }) => sum + perSecond, 0);
}

/** All lists and totals, right after changes, must be the same wherever one asks. */
async function compare(origins: string[], headers: Desk['headers']): Promise<void> {
  for (const query of [LIST, `${CONSENTS}?has_consent=false&o=-modified`, `${CONSENTS}?version=1.0&page=last`]) {
    const answers = await Promise.all(
      origins.map(async (origin) => {
        const answer = await fetch(origin + query, { headers });
        return `${answer.headers.get('x-result-count')} ${(await answer.text()).replaceAll(origin, '')}`;
      }),
    );
    if (new Set(answers).size > 1) throw new Error(`The processes answer ${query} differently.`);
  }
}
