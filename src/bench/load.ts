import { fork } from 'node:child_process';
import { join } from 'node:path';
import { CONSENTS } from '#contract/paths.ts';
import { summary } from './statistics.ts';

export const LIST = `${CONSENTS}?page_size=50&o=-agreement_date,-created`;
export const CLIENTS = 16;

export interface Requests {
  method: 'GET' | 'POST';
  /** Each address gets its share of the clients. */
  origins: string[];
  /** Asked for in turn, again and again until the end. */
  paths: string[];
  headers: Record<string, string>;
  clients: number;
  /** Seconds that are not measured, before those that are. */
  warmUp?: number;
  end: { seconds: number } | { requests: number };
}

/** In milliseconds. */
export interface Answered {
  total: number;
  times: number[];
}

/** The clients have a process of their own. Rejects unless each request is answered with 200. */
export async function sendAll(requests: Requests): Promise<Answered> {
  const child = fork(join(import.meta.dirname, 'clients.ts'));
  try {
    return await new Promise<Answered>((resolve, reject) => {
      child.on('message', (message: Answered | { error: string }) => {
        if ('error' in message) reject(new Error(message.error));
        else resolve(message);
      });
      child.on('exit', () => reject(new Error('The process of the clients has ended.')));
      child.send(requests);
    });
  } finally {
    child.kill();
  }
}

export const ratePerSecond = ({ times, total }: Answered) => (times.length / total) * 1000;

type Posts = Pick<Requests, 'origins' | 'paths' | 'headers' | 'clients'>;

export function postAll(posts: Posts): Promise<Answered> {
  return sendAll({ ...posts, method: 'POST', end: { requests: posts.paths.length } });
}

export interface Rate {
  perSecond: number;
  /** In milliseconds. */
  p50: number;
  p99: number;
}

export function askForLists(
  origin: string,
  headers: Requests['headers'],
  howLong: Pick<Requests, 'warmUp' | 'end'>,
): Promise<Answered> {
  return sendAll({ method: 'GET', origins: [origin], paths: [LIST], headers, clients: CLIENTS, ...howLong });
}

/** After a second to warm up. */
export async function listsPerSecond(origin: string, headers: Requests['headers'], seconds: number): Promise<Rate> {
  const answered = await askForLists(origin, headers, { warmUp: 1, end: { seconds } });
  return { perSecond: ratePerSecond(answered), ...summary(answered.times) };
}
