import { fileStamp } from '#web/lib/save-file.ts';
import { BYTE_ORDER_MARK, csvLine } from '#web/lib/text/csv.ts';
import { consentState } from '#web/domain/consent-state.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import type { Coverage } from './use-coverage.ts';

const COLUMNS = [
  'user_uuid',
  'user',
  'offering_uuid',
  'offering',
  'state',
  'version',
  'agreement_date',
  'revocation_date',
  'consent_uuid',
];

/** The matrix as a table for programs and spreadsheets: one line for each person and offering. People that could not be read have none. */
export function coverageCsv({ people, offerings, find }: Pick<Coverage, 'people' | 'offerings' | 'find'>): string {
  const lines = people
    .filter(({ isRead }) => isRead)
    .flatMap((person) =>
      offerings.map((offering) => {
        const consent = find(person.uuid, offering.uuid);
        const pair = [person.uuid, person.name, offering.uuid, offering.name];
        if (!consent) return [...pair, 'never-accepted', '', '', '', ''];
        const { version, agreement_date, revocation_date, uuid } = consent;
        return [...pair, consentState(consent), version, agreement_date, revocation_date ?? '', plainUuid(uuid)];
      }),
    );
  return BYTE_ORDER_MARK + [COLUMNS, ...lines].map(csvLine).join('');
}

/** "coverage-2026-03-02-130509.csv", in UTC. */
export const coverageFileName = (at: Date): string => `coverage-${fileStamp(at)}.csv`;
