import { readFileSync } from 'node:fs';
import { saveAccount } from '#server/db/accounts.ts';
import { type Cluster, createCluster, LACKING } from '../../server/testing/postgres-cluster.ts';
import { type Answered, CLIENTS, LIST, postAll, ratePerSecond, sendAll } from '../load.ts';
import { type Desk, PASSWORD, signIn, whileLoaded } from '../loaded.ts';
import { type Figure, type Part, perSecond, type Settings } from '../part.ts';
import { summary } from '../statistics.ts';
import { revocable } from './revocations.ts';
import { type ServerProcess, startServer } from '../server-process.ts';
import { whileInTurns } from '../turns.ts';

/** Of so many turns each PostgreSQL has one. */
const TURNS = 5;
/** Enough that some wait for each of them at any time. */
const CROWD = 160;
const RUNS = 5;
const SECONDS = 4;
const REVOCATIONS = 400;

/** One person's lists are at one replica, so that it takes two people to ask both. */
const PEOPLE = 2;

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
      await desk.db.execute('vacuum analyze');
      for (let n = 0; n < 2; n++) followers.push(await primary.standby());
      for (const follower of followers) await follower.start();
      const figures = await whileEachServes(desk, primary, followers, (setups) => inTurns(desk, scale, setups));
      // They would keep the database from being dropped.
      for (const follower of followers) await follower.kill();
      return figures;
    });
  } finally {
    for (const follower of followers) await follower.remove();
    await primary.remove();
  }
}

/** One server in front of the primary and some of its replicas. */
interface Setup {
  origin: string;
  people: Desk['headers'][];
  primary: Cluster;
  followers: Cluster[];
}

/** Does something with a server without a replica, one with the first, and so on. */
async function whileEachServes<Result>(
  desk: Desk,
  primary: Cluster,
  followers: Cluster[],
  work: (setups: Setup[]) => Promise<Result>,
): Promise<Result> {
  const servers: ServerProcess[] = [];
  const setups: Setup[] = [];
  const url = desk.url ?? '';
  const urls = followers.map(({ port }) => Object.assign(new URL(url), { port: String(port) }).href);
  try {
    for (let n = 0; n <= followers.length; n++) {
      const replicas = n > 0 ? { DATABASE_REPLICA_URLS: urls.slice(0, n).join(',') } : {};
      const server = await startServer({ DATABASE_URL: url, ...replicas });
      servers.push(server);
      const people: Setup['people'] = [];
      // Each server makes tokens of its own.
      for (let person = 0; person < PEOPLE; person++) {
        const username = `bench-${n}-${person}`;
        await saveAccount(desk.db, { username, password: PASSWORD, is_staff: true }, new Date());
        people.push(await signIn(server.origin, username));
      }
      setups.push({ origin: server.origin, people, primary, followers: followers.slice(0, n) });
    }
    return await work(setups);
  } finally {
    for (const server of servers) await server.stop();
  }
}

/** What was measured of one setup: rates a second, and milliseconds of a processor for one list. */
interface Samples extends Record<'shared' | 'together' | 'ofPrimary' | 'ofReplicas' | 'revocations', number[]> {
  setup: Setup;
}

/** Each for some seconds, again and again, so that a busy moment of the machine meets all of them. */
async function inTurns(desk: Desk, scale: number, setups: Setup[]): Promise<Figure[]> {
  const samples = setups.map((setup): Samples => {
    return { setup, shared: [], together: [], ofPrimary: [], ofReplicas: [], revocations: [] };
  });
  for (const { setup } of samples) await listsOf(setup, CLIENTS);
  for (let run = 0; run < RUNS; run++) {
    for (const { setup, shared, together, ofPrimary, ofReplicas, revocations } of samples) {
      const { primary, followers } = setup;
      const all = [primary, ...followers].map(inTurn);
      shared.push(await whileInTurns(all, TURNS, async () => (await listsOf(setup, CROWD)).perSecond));
      const before = [processorMs([primary]), processorMs(followers)] as const;
      const { perSecond, count } = await listsOf(setup, CLIENTS);
      together.push(perSecond);
      ofPrimary.push((processorMs([primary]) - before[0]) / count);
      ofReplicas.push((processorMs(followers) - before[1]) / count);
      const paths = await revocable(desk, Math.min(REVOCATIONS, Math.floor(scale / 64)));
      const headers = setup.people[0] ?? {};
      revocations.push(ratePerSecond(await postAll({ origins: [setup.origin], paths, headers, clients: CLIENTS })));
    }
  }
  return samples.flatMap(({ setup: { followers }, shared, together, ofPrimary, ofReplicas, revocations }) => {
    const by = `with ${followers.length} ${followers.length === 1 ? 'replica' : 'replicas'}`;
    const cost = (name: string, values: number[]): Figure => {
      const { p50, spread } = summary(values);
      return { name: `processor for a list ${by}, ${name}`, scale, p50, spread };
    };
    return [
      perSecond(`lists ${by}, 1/${TURNS} of the time each`, scale, shared),
      perSecond(`lists ${by}, all on this machine`, scale, together),
      cost('primary', ofPrimary),
      ...(followers.length > 0 ? [cost('replicas', ofReplicas)] : []),
      perSecond(`revocations ${by}`, scale, revocations),
    ];
  });
}

const inTurn = (cluster: Cluster) => ({ pause: () => cluster.freeze(), resume: () => cluster.thaw() });

/** All that its processes have used, also those that have ended. */
function processorMs(clusters: Cluster[]): number {
  return clusters.reduce((sum, cluster) => sum + ticksOf(cluster) * TICK_MS, 0);
}

function ticksOf(cluster: Cluster): number {
  const ticks = cluster.pids().map((pid, place) => {
    // After the name, which may hold anything: user, system, and both of children that have ended.
    const fields = statOf(pid)
      .replace(/^.*\) /s, '')
      .split(' ')
      .slice(11, place === 0 ? 15 : 13);
    return fields.reduce((sum, part) => sum + Number(part), 0);
  });
  return ticks.reduce((sum, part) => sum + part, 0);
}

/** Nothing of one that has ended since it was named. */
function statOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return '';
  }
}

async function listsOf({ origin, people }: Setup, clients: number) {
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
