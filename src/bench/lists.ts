import { type Desk, openLoaded } from './loaded.ts';
import type { Figure, Part, Settings } from './part.ts';
import { summary, time } from './statistics.ts';

const PATH = '/api/marketplace-user-offering-consents/';

/** Requests of 50, by what they show; `OFFERING` and `PERSON` stand for those of one consent. */
const REQUESTS: Record<string, string> = {
  'newest first': '',
  'last page': 'page=last',
  'page in the middle': 'page=MIDDLE',
  ...Object.fromEntries(
    [
      'created',
      'agreement_date',
      '-agreement_date',
      'modified',
      '-modified',
      'revocation_date',
      '-revocation_date',
    ].map((key) => [`o=${key}`, `o=${key}`]),
  ),
  version: 'version=1.0',
  active: 'has_consent=true&requires_reconsent=false',
  'needs re-consent': 'requires_reconsent=true',
  revoked: 'has_consent=false',
  offering: 'offering_uuid=OFFERING',
  person: 'user_uuid=PERSON',
  'version and needs re-consent': 'version=1.0&requires_reconsent=true',
  'version and revoked': 'version=1.0&has_consent=false',
  'offering and version': 'offering_uuid=OFFERING&version=1.0',
  'offering and needs re-consent': 'offering_uuid=OFFERING&requires_reconsent=true',
  'offering and revoked': 'offering_uuid=OFFERING&has_consent=false',
  'person and offering': 'user_uuid=PERSON&offering_uuid=OFFERING',
  'person and version': 'user_uuid=PERSON&version=1.0',
  'person and revoked': 'user_uuid=PERSON&has_consent=false',
};

/** Every list and its count over HTTP, one request after the other. */
export const lists: Part = {
  name: 'lists',
  about: 'list requests of 50 and HEAD counts over HTTP, at each scale',
  async run(settings) {
    const figures: Figure[] = [];
    for (const scale of settings.scales) {
      const desk = await openLoaded(scale, settings);
      try {
        figures.push(...(await measure(desk, scale, settings)));
      } finally {
        await desk.close();
      }
    }
    return figures;
  },
};

async function measure(desk: Desk, scale: number, { samples }: Settings): Promise<Figure[]> {
  const values = await examples(desk.db, scale);
  const figures: Figure[] = [];
  for (const [name, pattern] of Object.entries(REQUESTS)) {
    const query = pattern.replaceAll(/[A-Z]{6,}/g, (word) => values[word] ?? word);
    const url = `${desk.origin}${PATH}?page_size=50&${query}`;
    for (const method of ['GET', 'HEAD']) {
      const request = async () => {
        const answer = await fetch(url, { method, headers: desk.headers });
        if (!answer.ok) throw new Error(`${method} ${url} was answered with ${answer.status}.`);
        await answer.arrayBuffer();
      };
      figures.push({ name: `${method} ${name}`, scale, ...summary(await time(samples, request)) });
    }
  }
  const memory = process.memoryUsage().rss / 2 ** 20;
  return [...figures, { name: 'memory of the process, with the benchmark', scale, unit: 'MB', p50: memory }];
}

/** A person, and an offering that has all states. */
async function examples(db: Desk['db'], scale: number): Promise<Record<string, string>> {
  const [row] = await db.query<{ person: string; offering: string }>(
    `select u.uuid as person, o.uuid as offering from consents c join users u on u.id = c.user_id
     join offerings o on o.id = c.offering_id
     join terms_of_service t on t.offering_id = o.id and t.is_active and t.requires_reconsent limit 1`,
  );
  return { PERSON: row?.person ?? '', OFFERING: row?.offering ?? '', MIDDLE: String(Math.ceil(scale / 100)) };
}
