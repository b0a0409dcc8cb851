import { Agent, request } from 'node:http';
import { type Desk, openLoaded } from './loaded.ts';
import type { Figure, Part } from './part.ts';
import { summary } from './statistics.ts';

const PATH = '/api/marketplace-user-offering-consents/';
const REVOCATIONS = 4_000;
const CROWD = 50;

/** Revocations a second over HTTP, each with its event and tallies; on PostgreSQL as durable as its settings make them. */
export const revocations: Part = {
  name: 'revocations',
  about: 'revocations a second over HTTP, by 16 clients, and by 50 on one offering',
  async run(settings) {
    const figures: Figure[] = [];
    for (const scale of settings.scales) {
      const desk = await openLoaded(scale, settings);
      try {
        const anywhere = await active(desk, Math.min(REVOCATIONS, scale / 4), '');
        figures.push(...(await measure(desk, anywhere, 16, { scale, name: 'by 16 clients' })));
        const crowded = `and offering_id = (select offering_id from consents where revocation_date is null
                         group by 1 order by count(*) desc limit 1)`;
        const inOne = await active(desk, REVOCATIONS, crowded);
        figures.push(...(await measure(desk, inOne, CROWD, { scale, name: `by ${CROWD} on one offering` })));
        await checkTotal(desk);
      } finally {
        await desk.close();
      }
    }
    return figures;
  },
};

async function active({ db }: Desk, count: number, where: string): Promise<string[]> {
  const rows = await db.query<{ uuid: string }>(
    `select uuid from consents where revocation_date is null ${where} order by uuid limit $1`,
    [Math.floor(count)],
  );
  return rows.map(({ uuid }) => uuid);
}

async function measure(
  { origin, headers }: Desk,
  uuids: string[],
  clients: number,
  { name, scale }: { name: string; scale: number },
): Promise<Figure[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const times: number[] = [];
  let next = 0;
  const client = async () => {
    for (let uuid = uuids[next++]; uuid !== undefined; uuid = uuids[next++]) {
      const started = performance.now();
      await post(`${origin}${PATH}${uuid}/revoke/`, headers, agent);
      times.push(performance.now() - started);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  return [
    { name: `revocations ${name}`, scale, unit: 'per second', p50: uuids.length / seconds },
    { name: `one of them, ${name}`, scale, ...summary(times) },
  ];
}

function post(url: string, headers: Record<string, string>, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers, agent }, (answer) => {
      answer.resume();
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve();
        else reject(new Error(`A revocation was answered with ${answer.statusCode}.`));
      });
    });
    sent.on('error', reject).end();
  });
}

/** The total from the tallies must be the number of rows, after all of this as before. */
async function checkTotal({ db, origin, headers }: Desk): Promise<void> {
  const answer = await fetch(`${origin}${PATH}?has_consent=false`, { method: 'HEAD', headers });
  const [row] = await db.query<{ n: number }>('select count(*) as n from consents where revocation_date is not null');
  const told = Number(answer.headers.get('x-result-count'));
  if (told !== row?.n) throw new Error(`The API counts ${told} revoked consents, but there are ${row?.n}.`);
}
