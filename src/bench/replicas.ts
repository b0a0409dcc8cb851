import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { saveAccount } from '#server/db/accounts.ts';
import { type Cluster, createCluster, LACKING } from '../server/testing/postgres-cluster.ts';
import { type Answered, CLIENTS, LIST, postAll, ratePerSecond, sendAll } from './load.ts';
import { type Desk, PASSWORD, signIn, whileLoaded } from './loaded.ts';
import { type Figure, type Part, perSecond, type Settings } from './part.ts';
import { summary } from './statistics.ts';
import { revocable } from './revocations.ts';
import { whileServing } from './server-process.ts';
import { whileInTurns } from './turns.ts';

/** Of so many turns each PostgreSQL has one. */
const TURNS = 5;
/** Enough that some wait for each of them at any time. */
const CROWD = 160;
const RUNS = 3;
const SECONDS = 5;
const REVOCATIONS = 400;

/** One person's lists are at one replica, so that it takes two people to ask both. */
const PEOPLE = ['bench1', 'bench2'];

/** Processor time as Linux tells it, in milliseconds. */
const TICK_MS = 10;

/** Lists by one server in front of a primary and none, one and two replicas. */
export const replicas: Part = {
  name: 'replicas',
  about:
    'lists a second with no, one and two replicas of a PostgreSQL of its own, and what they cost the primary; Linux only',
  onlyNamed: true,
  async run(settings) {
    if (LACKING !== undefined) throw new Error(`The part replicas starts servers of its own, and ${LACKING}.`);
    const figures: Figure[] = [];
    for (const scale of settings.scales) figures.push(...(await atScale(scale, settings)));
    return figures;
  },
};

async function atScale(scale: number, settings: Settings): Promise<Figure[]> {
  const primary = await createCluster();
  const followers: Cluster[] = [];
  try {
    await primary.start();
    return await whileLoaded(scale, { ...settings, databaseUrl: primary.url, keep: false }, async (desk) => {
      for (const username of PEOPLE) {
        await saveAccount(desk.db, { username, password: PASSWORD, is_staff: true }, new Date());
      }
      await desk.db.execute('vacuum analyze');
      for (let n = 0; n < 2; n++) followers.push(await primary.standby());
      for (const follower of followers) await follower.start();
      const figures: Figure[] = [];
      for (let n = 0; n <= followers.length; n++) {
        figures.push(...(await measure(desk, scale, { primary, followers: followers.slice(0, n) })));
      }
      // They would keep the database from being dropped.
      for (const follower of followers) await follower.kill();
      return figures;
    });
  } finally {
    for (const follower of followers) await follower.remove();
    await primary.remove();
  }
}

interface Servers {
  primary: Cluster;
  followers: Cluster[];
}

function measure(desk: Desk, scale: number, { primary, followers }: Servers): Promise<Figure[]> {
  const url = desk.url ?? '';
  const urls = followers.map(({ port }) => Object.assign(new URL(url), { port: String(port) }).href);
  const env = { DATABASE_URL: url, ...(urls.length > 0 && { DATABASE_REPLICA_URLS: urls.join(',') }) };
  const by = `with ${followers.length} ${followers.length === 1 ? 'replica' : 'replicas'}`;
  return whileServing(env, async ({ origin }) => {
    const people = await Promise.all(PEOPLE.map((username) => signIn(origin, username)));
    const lists = (clients: number) => listsOf(origin, people, clients);
    await lists(CLIENTS);
    const [shared, together, costs]: [number[], number[], number[]] = [[], [], []];
    await whileInTurns([primary, ...followers].map(inTurn), TURNS, async () => {
      for (let run = 0; run < RUNS; run++) shared.push((await lists(CROWD)).perSecond);
    });
    await wait(1000);
    for (let run = 0; run < RUNS; run++) {
      const before = processorMs(primary);
      const { perSecond, count } = await lists(CLIENTS);
      together.push(perSecond);
      costs.push((processorMs(primary) - before) / count);
    }
    const paths = await revocable(desk, Math.min(REVOCATIONS, Math.floor(scale / 16)));
    const posted = await postAll({ origins: [origin], paths, headers: people[0] ?? {}, clients: CLIENTS });
    const { p50, spread } = summary(costs);
    return [
      perSecond(`lists ${by}, 1/${TURNS} of the time each`, scale, shared),
      perSecond(`lists ${by}, all on this machine`, scale, together),
      { name: `processor of the primary for a list ${by}`, scale, p50, spread },
      perSecond(`revocations ${by}`, scale, [ratePerSecond(posted)]),
    ];
  });
}

const inTurn = (cluster: Cluster) => ({ pause: () => cluster.freeze(), resume: () => cluster.thaw() });

/** All that its processes have used, also those that have ended. */
function processorMs(cluster: Cluster): number {
  const ticks = cluster.pids().map((pid, place) => {
    // After the name, which may hold anything: user, system, and both of children that have ended.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
      .map(Number);
    return fields.slice(11, place === 0 ? 15 : 13).reduce((sum, part) => sum + part, 0);
  });
  return ticks.reduce((sum, part) => sum + part, 0) * TICK_MS;
}

async function listsOf(origin: string, people: Desk['headers'][], clients: number) {
  const all: Answered[] = await Promise.all(
    people.map((headers) =>
      sendAll({
        method: 'GET',
        origins: [origin],
        paths: [LIST],
        headers,
        clients: clients / people.length,
        end: { seconds: SECONDS },
      }),
    ),
  );
  return {
    perSecond: all.reduce((sum, answered) => sum + ratePerSecond(answered), 0),
    count: all.reduce((sum, { times }) => sum + times.length, 0),
  };
}
