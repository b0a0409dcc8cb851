import { Pool } from 'undici';
import type { Answered, Requests } from './load.ts';

/** Run as a process of its own, so that the clients do not take the server's time. */
async function send({ method, origins, paths, headers, clients, warmUp = 0, end }: Requests): Promise<Answered> {
  const connections = Math.ceil(clients / origins.length);
  const pools = origins.map((origin) => new Pool(origin, { connections, pipelining: 1 }));
  const times: number[] = [];
  const began = performance.now() + warmUp * 1000;
  let next = 0;
  const isOver = () => ('seconds' in end ? performance.now() >= began + end.seconds * 1000 : next >= end.requests);
  const client = async (pool: Pool) => {
    while (!isOver()) {
      const path = paths[next++ % paths.length] ?? '/';
      const asked = performance.now();
      const { statusCode, body } = await pool.request({ method, path, headers });
      await body.dump();
      if (statusCode !== 200) throw new Error(`A request was answered with ${statusCode}.`);
      if (asked >= began) times.push(performance.now() - asked);
    }
  };
  await Promise.all(pools.flatMap((pool) => Array.from({ length: connections }, () => client(pool))));
  return { total: performance.now() - began, times };
}

process.on('message', (requests: Requests) => {
  send(requests).then(
    (answered) => process.send?.(answered),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
