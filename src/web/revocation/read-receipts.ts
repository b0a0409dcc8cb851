import type { QueryClient } from '@tanstack/react-query';
import type { Terms } from '#contract/operations.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { acceptedText, recordedDigest } from '#web/receipts/accepted-text.ts';
import { buildReceipt } from '#web/receipts/build-receipt.ts';
import { readEvents, readProviders, readTerms, type ReadScope } from '#web/receipts/read-evidence.ts';
import { inTurn } from '#web/receipts/read-fresh.ts';
import { issueOf } from '#web/receipts/read-receipt.ts';
import type { Receipt } from '#web/receipts/receipt.ts';
import type { JobItem } from './job.ts';

const AT_ONCE = 4;

/** By the uuid of the consent. One whose evidence cannot be read is missing: a report without it is better than none. */
export async function readReceipts(
  queryClient: QueryClient,
  items: readonly JobItem[],
  scope: ReadScope,
  onProgress: (done: number) => void,
): Promise<Map<string, Receipt>> {
  const records = items.flatMap(({ uuid, outcome }) =>
    outcome?.kind === 'revoked' ? [{ uuid, consent: outcome.record }] : [],
  );
  const offerings = records.map(({ consent }) => consent.offering_uuid);
  const providers = await readProviders(queryClient, offerings, scope);
  const terms = new Map<string, Promise<Terms[]>>();
  const receipts = new Map<string, Receipt>();
  let done = 0;
  await inTurn(records, AT_ONCE, async ({ uuid, consent }) => {
    try {
      const offering = plainUuid(consent.offering_uuid);
      // Once for each offering, however many consents it has.
      const reading = terms.get(offering) ?? readTerms(queryClient, consent);
      terms.set(offering, reading);
      const [all, events] = [await reading, await readEvents(queryClient, consent)];
      const recorded = recordedDigest(consent, events);
      const evidence = {
        consent,
        terms: await acceptedText(all, consent, recorded),
        recorded,
        events,
        provider: providers.get(offering),
      };
      receipts.set(uuid, buildReceipt(evidence, issueOf(consent.uuid, new Date(), scope.deskAddress)));
    } catch {}
    done += 1;
    onProgress(done);
  });
  return receipts;
}
