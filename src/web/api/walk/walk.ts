import type { Consent } from '#contract/operations.ts';
import { MOST_ROWS, type ListPage } from '#web/api/list.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import type { ConsentsQuery } from '#web/api/consents.ts';

/** `undefined` past the end. */
export type ReadPage = (query: ConsentsQuery) => Promise<ListPage<Consent> | undefined>;

export interface Portion {
  rows: Consent[];
  /** Rows went missing while this was read; those that moved up were read again. */
  shrank: boolean;
}

/** Oldest first, so that new consents come at the end. When rows leave, the page before is read once more. */
export async function* walk(readPage: ReadPage, query: ConsentsQuery): AsyncGenerator<Portion> {
  const ask = (page: number) => {
    const answer = readPage({ ...query, o: ['created'], page, page_size: MOST_ROWS });
    // A failure is for whoever awaits it, if anybody does.
    answer.catch(() => undefined);
    return answer;
  };
  let lastTotal = 0;
  let given = new Set<string>();
  let ahead = ask(1);
  for (let page = 1; ;) {
    const answer = await ahead;
    const total = answer?.total ?? 0;
    const shrank = page > 1 && total < lastTotal;
    // Past the end nothing is said of the total, and the page before is not judged by it.
    lastTotal = total;
    if (shrank) {
      page -= 1;
      ahead = ask(page);
      yield { rows: [], shrank };
      continue;
    }
    if (!answer) return;
    const isLast = answer.rows.length < MOST_ROWS || page * MOST_ROWS >= total;
    if (!isLast) ahead = ask(page + 1);
    const uuids = answer.rows.map(({ uuid }) => plainUuid(uuid));
    const before = given;
    yield { rows: answer.rows.filter((_, index) => !before.has(uuids[index] ?? '')), shrank: false };
    if (isLast) return;
    given = new Set(uuids);
    page += 1;
  }
}

/** One offering after the other, since far pages of a Waldur are slow; then what it lists under none. */
export async function* walkByOffering(
  readPage: ReadPage,
  query: ConsentsQuery,
  offerings: readonly string[],
  total: number,
): AsyncGenerator<Portion> {
  const seen = new Set<string>();
  const unseen = ({ rows, shrank }: Portion): Portion => {
    const fresh = rows.filter(({ uuid }) => !seen.has(plainUuid(uuid)));
    for (const { uuid } of fresh) seen.add(plainUuid(uuid));
    return { rows: fresh, shrank };
  };
  for (const offering of offerings) {
    for await (const portion of walk(readPage, { ...query, offering_uuid: [offering] })) yield unseen(portion);
    if (seen.size >= total) return;
  }
  for await (const portion of walk(readPage, query)) yield unseen(portion);
}
