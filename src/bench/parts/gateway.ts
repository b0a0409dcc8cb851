import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { CONSENTS } from '#contract/paths.ts';
import { PAGE_USER_HEADER, type SessionState } from '#contract/session.ts';
import type { Answers } from './canned-waldur.ts';
import { askForLists, LIST, ratePerSecond } from '../load.ts';
import { whileLoaded } from '../loaded.ts';
import type { Figure, Part, Settings } from '../part.ts';
import { type ServerProcess, whileServing } from '../server-process.ts';
import { summary } from '../statistics.ts';

const IN_TURN = 10_000;
const REQUESTS = 100_000;
const TOKEN = 'a'.repeat(40);

type Headers = Record<string, string>;

/** What the gateway adds to lists of 50 of a browser's session, each process on its own: Waldur, gateway and clients. */
export const gateway: Part = {
  name: 'gateway',
  about: 'lists of 50 from a Waldur of fixed answers, asked directly and through the gateway with a session cookie',
  async run(settings) {
    const waldur = await startWaldur(await recordedAnswers(settings));
    try {
      return await whileServing({ WALDUR_URL: waldur.origin }, (server) => measure(waldur.origin, server));
    } finally {
      waldur.stop();
    }
  },
};

async function measure(waldur: string, server: ServerProcess): Promise<Figure[]> {
  const page = await signIn(server.origin);
  const fresh = await server.memory();
  const figures = await latencies(waldur, server.origin, page);
  const direct = await perSecond(waldur, { authorization: `Token ${TOKEN}` }, REQUESTS / 5);
  const through = await perSecond(server.origin, page, REQUESTS);
  const after = await server.memory();
  return [
    ...figures,
    { name: 'lists directly', unit: 'per second', p50: direct },
    { name: 'lists through the gateway', unit: 'per second', p50: through },
    { name: 'memory of the gateway, fresh', unit: 'MB', p50: fresh },
    { name: `memory after ${REQUESTS} requests more`, unit: 'MB', p50: after },
  ];
}

/** A real list, since its length decides how long it takes to pass on. */
function recordedAnswers(settings: Settings): Promise<Answers> {
  return whileLoaded(1000, { ...settings, databaseUrl: undefined }, async ({ origin, headers }) => {
    const answers: Answers = { '/api-auth/password/': { token: TOKEN }, '/api/configuration/': {} };
    for (const path of [CONSENTS, '/api/users/me/']) {
      const answer = await fetch(origin + (path === CONSENTS ? LIST : path), { headers });
      answers[path] = (await answer.json()) as object; // both are by the contract
    }
    return answers;
  });
}

async function startWaldur(answers: Answers) {
  const child = fork(join(import.meta.dirname, 'canned-waldur.ts'));
  child.send(answers);
  const [{ port }] = (await once(child, 'message')) as [AddressInfo]; // what it sends once it listens
  return { origin: `http://127.0.0.1:${port}`, stop: () => void child.kill() };
}

/** What each request of a page of the one who signs in has. */
async function signIn(origin: string): Promise<Headers> {
  const answer = await fetch(`${origin}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ username: 'bench', password: 'any' }),
  });
  const [cookie = ''] = answer.headers.get('set-cookie')?.split(';') ?? [];
  if (!answer.ok || cookie === '') throw new Error(`The sign-in was answered with ${answer.status}.`);
  const { user }: SessionState = await answer.json();
  return { cookie, [PAGE_USER_HEADER]: user?.uuid ?? '' };
}

/** One request after the other, each way in turn, so that a busy moment of the machine meets all of them. */
async function latencies(waldur: string, server: string, page: Headers): Promise<Figure[]> {
  const ways: [string, string, Headers][] = [
    ['a list directly', waldur, { authorization: `Token ${TOKEN}` }],
    ['a list through the gateway', server, page],
    ['a list through the gateway, compressed', server, { ...page, 'accept-encoding': 'br' }],
  ];
  const samples = ways.map(() => [] as number[]);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (let n = -500; n < IN_TURN; n++) {
    for (const [way, [, origin, headers]] of ways.entries()) {
      const ms = await timeOf(origin + LIST, headers, agent);
      if (n >= 0) samples[way]?.push(ms);
    }
  }
  agent.destroy();
  const figures = ways.map(([name], way) => ({ name, ...summary(samples[way] ?? []) }));
  const [direct, through] = figures;
  if (!direct || !through) return figures;
  const added = { name: 'added by the gateway', p50: through.p50 - direct.p50, p99: through.p99 - direct.p99 };
  return [...figures, added];
}

function timeOf(url: string, headers: Headers, agent: Agent): Promise<number> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const asking = request(url, { headers, agent }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`A list was answered with ${answer.statusCode}.`));
      answer.on('end', () => resolve(performance.now() - started));
      answer.resume();
    });
    asking.on('error', reject);
    asking.end();
  });
}

async function perSecond(origin: string, headers: Headers, amount: number): Promise<number> {
  return ratePerSecond(await askForLists(origin, headers, { end: { requests: amount } }));
}
