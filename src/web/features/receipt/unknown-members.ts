import { NOT_RECORDED } from '#web/receipts/not-recorded.ts';
import type { Receipt } from '#web/receipts/receipt.ts';

/** "retention_period" as "retention period"; PII is what the specification calls personal data. */
const inWords = (member: string): string => member.replaceAll('_', ' ').replace(/\bpii\b/, 'PII');

/** In words, the members about the processing and about the provider that the receipt has no value for. */
export function unknownMembers({ pii_processing, party_identification }: Receipt): string[] {
  const [, provider] = party_identification;
  const unknown = (part: object) =>
    Object.entries(part)
      .filter(([, value]) => value === NOT_RECORDED)
      .map(([member]) => inWords(member));
  return [
    ...unknown({ language: pii_processing.language, ...pii_processing.purposes[0] }),
    ...unknown(provider).map((member) => member.replace('party', "provider's")),
  ];
}
