import type { Consent } from '#contract/operations.ts';
import { ApiError } from '#web/api/errors.ts';
import { noPagePastEnd } from '#web/api/list.ts';
import type { ConsentsQuery } from '#web/api/consents.ts';
import type { ReadPage } from '#web/api/walk/walk.ts';

export const uuidOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** The consent with that number, of one of ten offerings. */
export const testConsent = (number: number, changes: Partial<Consent> = {}): Consent => ({
  uuid: uuidOf(number),
  user_uuid: uuidOf(number),
  offering_uuid: uuidOf(number % 10),
  agreement_date: '2026-03-01T10:00:00.123456Z',
  version: '1.0',
  revocation_date: null,
  created: '2026-03-01T10:00:00.123456Z',
  user_username: `user${number}`,
  user_full_name: `Person ${number}`,
  user_email: `user${number}@example.org`,
  offering_name: `Offering ${number % 10}`,
  offering_slug: 'offering',
  offering_url: 'https://desk.example/api/marketplace-public-offerings/1/',
  modified: '2026-03-01T10:00:00.123456Z',
  has_consent: true,
  requires_reconsent: false,
  collected_attributes: [],
  ...changes,
});

export const testConsents = (count: number): Consent[] =>
  Array.from({ length: count }, (_, index) => testConsent(index));

/**
 * A list that answers like the API, with a hook before each answer that may change `rows` or throw.
 * @param before gets the number of the request, from 1
 */
export function testServer(rows: Consent[], before: (request: number, query: ConsentsQuery) => void = () => {}) {
  const asked: ConsentsQuery[] = [];
  const matching = ({ offering_uuid }: ConsentsQuery) =>
    rows.filter((row) => offering_uuid === undefined || offering_uuid.includes(row.offering_uuid));
  const readPage: ReadPage = async (query) => {
    asked.push(query);
    before(asked.length, query);
    const { page = 1, page_size = 10 } = query;
    const found = matching(query);
    const from = (page - 1) * page_size;
    if (from > 0 && from >= found.length) return noPagePastEnd(new ApiError(404));
    return { rows: found.slice(from, from + page_size), total: found.length };
  };
  return { readPage, asked, count: async () => rows.length };
}
