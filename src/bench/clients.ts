import { Agent, request } from 'node:http';
import type { Posted, Posts } from './load.ts';

/** Run as a process of its own, so that the clients do not take the server's time. */
async function postAll({ origins, paths, headers, clients }: Posts): Promise<Posted> {
  const agents = origins.map(() => new Agent({ keepAlive: true, maxSockets: clients }));
  const times: number[] = [];
  let next = 0;
  const client = async (place: number) => {
    const origin = origins[place % origins.length] ?? '';
    const agent = agents[place % agents.length];
    for (let path = paths[next++]; path !== undefined; path = paths[next++]) {
      const started = performance.now();
      await post(origin + path, headers, agent);
      times.push(performance.now() - started);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: clients }, (_, place) => client(place)));
  return { total: performance.now() - started, times };
}

function post(url: string, headers: Record<string, string>, agent: Agent | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers, agent }, (answer) => {
      answer.resume();
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve();
        else reject(new Error(`A request was answered with ${answer.statusCode}.`));
      });
    });
    sent.on('error', reject).end();
  });
}

process.on('message', (posts: Posts) => {
  postAll(posts).then(
    (posted) => process.send?.(posted),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
