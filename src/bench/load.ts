import { fork } from 'node:child_process';
import { join } from 'node:path';
import autocannon from 'autocannon';
import type { Desk } from './loaded.ts';

export const CONSENTS = '/api/marketplace-user-offering-consents/';
export const LIST = `${CONSENTS}?page_size=50&o=-agreement_date,-created`;
export const CLIENTS = 16;

export interface Rate {
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
}

/** Lists of 50 by clients in a thread of their own, after a second to warm up. */
export async function listsPerSecond(origin: string, headers: Desk['headers'], seconds: number): Promise<Rate> {
  const load = { url: origin + LIST, headers, connections: CLIENTS, workers: 1 };
  await autocannon({ ...load, duration: 1 });
  const { requests, latency, non2xx, errors } = await autocannon({ ...load, duration: seconds });
  if (non2xx + errors > 0) throw new Error(`${non2xx + errors} lists were not answered with 200.`);
  return { perSecond: requests.average, p50: latency.p50, p99: latency.p99 };
}

export interface Posts {
  /** Where to; each address gets its share of the clients. */
  origins: string[];
  paths: string[];
  headers: Desk['headers'];
  clients: number;
}

/** What the clients tell: how long all of it took, and each request, in milliseconds. */
export interface Posted {
  total: number;
  times: number[];
}

/** Posts to every path once, from clients in a process of their own. */
export async function postAll(posts: Posts): Promise<Posted> {
  const child = fork(join(import.meta.dirname, 'posting-clients.ts'));
  try {
    return await new Promise<Posted>((resolve, reject) => {
      child.on('message', (message: Posted | { error: string }) => {
        if ('error' in message) reject(new Error(message.error));
        else resolve(message);
      });
      child.on('exit', () => reject(new Error('The process of the clients has ended.')));
      child.send(posts);
    });
  } finally {
    child.kill();
  }
}
