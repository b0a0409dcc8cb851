import { CONSENTS } from '#contract/paths.ts';
import { CLIENTS, postAll } from '../load.ts';
import { atEachScale, type Desk } from '../loaded.ts';
import { type Figure, type Part, perSecond } from '../part.ts';
import { summary } from '../statistics.ts';

const REVOCATIONS = 4_000;
const RUNS = 3;
/** Of fewer in a run, most would come while connections and plans are made. */
const FEWEST = 400;
const CROWD = 50;
const ON_ONE_OFFERING = `and offering_id = (select offering_id from consents where revocation_date is null
  group by 1 order by count(*) desc limit 1)`;

/** Revocations a second over HTTP, each with its event and deltas; on PostgreSQL as durable as its settings make them. */
export const revocations: Part = {
  name: 'revocations',
  about: `revocations a second over HTTP, by ${CLIENTS} clients, and by ${CROWD} on one offering`,
  run: (settings) =>
    atEachScale(settings, async (desk, scale) => {
      const each = Math.floor(Math.min(REVOCATIONS, scale / 8));
      const spread = { scale, each, clients: CLIENTS, where: '', name: `by ${CLIENTS} clients` };
      const crowded = { scale, each, clients: CROWD, where: ON_ONE_OFFERING, name: `by ${CROWD} on one offering` };
      const figures = [...(await measure(desk, spread)), ...(await measure(desk, crowded))];
      await checkTotal(desk);
      return figures;
    }),
};

interface Crowd {
  name: string;
  scale: number;
  clients: number;
  /** Of one run; fewer when there are not as many. */
  each: number;
  where: string;
}

async function measure(desk: Desk, { name, scale, clients, each, where }: Crowd): Promise<Figure[]> {
  const paths = await revocable(desk, each * RUNS, where);
  const share = Math.max(FEWEST, Math.ceil(paths.length / RUNS));
  const rates: number[] = [];
  const times: number[] = [];
  for (let from = 0; from < paths.length; from += share) {
    const part = paths.slice(from, from + share);
    const posted = await postAll({ origins: [desk.origin], paths: part, headers: desk.headers, clients });
    rates.push((part.length / posted.total) * 1000);
    times.push(...posted.times);
  }
  return [perSecond(`revocations ${name}`, scale, rates), { name: `one of them, ${name}`, scale, ...summary(times) }];
}

/** Where to revoke consents that are active; spread over the whole table, as uuids are. */
export async function revocable({ db }: Pick<Desk, 'db'>, count: number, where = ''): Promise<string[]> {
  const rows = await db.query<{ uuid: string }>(
    `select uuid from consents where revocation_date is null ${where} order by uuid limit $1`,
    [count],
  );
  if (rows.length === 0)
    throw new Error('No consent is left to revoke; drop the databases that earlier runs have kept.');
  return rows.map(({ uuid }) => `${CONSENTS}${uuid}/revoke/`);
}

/** The total from the rollups must be the number of rows, after all of this as before. */
async function checkTotal({ db, origin, headers }: Desk): Promise<void> {
  const answer = await fetch(`${origin}${CONSENTS}?has_consent=false`, { method: 'HEAD', headers });
  const [row] = await db.query<{ n: number }>('select count(*) as n from consents where revocation_date is not null');
  const told = Number(answer.headers.get('x-result-count'));
  if (told !== row?.n) throw new Error(`The API counts ${told} revoked consents, but there are ${row?.n}.`);
}
