import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { consentOptions } from '#web/api/consents.ts';
import { basePath } from '#web/lib/base-path.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { paths } from '#web/app/paths.ts';
import { fresh } from './fresh.ts';
import { receiptFileName } from './file-names.ts';
import { readEvidence, type Reader } from './read-evidence.ts';
import type { Receipt } from './receipt.ts';
import { toReceipt, type Issue } from './build-receipt.ts';

export interface IssuedReceipt {
  receipt: Receipt;
  fileName: string;
}

/** Where this desk is, without a slash at the end. */
export const deskAddress = (): string => globalThis.location.origin + basePath;

export const issueOf = (consentUuid: string, at: Date): Issue => ({
  at,
  address: deskAddress(),
  withdrawalUrl: deskAddress() + paths.withdraw(plainUuid(consentUuid)),
});

/**
 * A receipt of the consent as it is now.
 * @throws ApiError when any part of it cannot be read; 404 when the reader may not see the consent
 */
export async function readReceipt(queryClient: QueryClient, uuid: string, reader: Reader): Promise<IssuedReceipt> {
  const consent = await queryClient.fetchQuery({ ...consentOptions(uuid), ...fresh });
  const evidence = await readEvidence(queryClient, consent, reader);
  const at = new Date();
  return { receipt: toReceipt(evidence, issueOf(uuid, at)), fileName: receiptFileName(consent, at) };
}

/** Below the consent's own key, so that a change of the consent issues the receipt anew. */
export const receiptOptions = (uuid: string, reader: Reader) =>
  queryOptions({
    queryKey: [...consentOptions(uuid).queryKey, 'receipt'] as const,
    queryFn: ({ client }) => readReceipt(client, uuid, reader),
    // A receipt on screen must not change its id because the window was looked at; a later visit gets its own.
    refetchOnWindowFocus: false,
    gcTime: 0,
  });
