import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { consentOptions } from '#web/api/consents.ts';
import { paths } from '#web/app/paths.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { buildReceipt, type Issue } from './build-receipt.ts';
import { readEvidence, type ReadScope } from './read-evidence.ts';
import { fresh } from './read-fresh.ts';
import type { Receipt } from './receipt.ts';
import { receiptFileName } from './file-name.ts';
import { saveJson } from '#web/lib/save-file.ts';
import { serverNow } from '#web/lib/time/now.ts';

export interface IssuedReceipt {
  receipt: Receipt;
  fileName: string;
}

export const issueOf = (consentUuid: string, at: Date, deskAddress: string): Issue => ({
  at,
  address: deskAddress,
  withdrawalUrl: deskAddress + paths.withdraw(plainUuid(consentUuid)),
});

/** @throws ApiError when any part cannot be read; 404 when the user may not see the consent */
export async function readReceipt(queryClient: QueryClient, uuid: string, scope: ReadScope): Promise<IssuedReceipt> {
  const consent = await queryClient.fetchQuery({ ...consentOptions(uuid), ...fresh });
  const evidence = await readEvidence(queryClient, consent, scope);
  const at = new Date(serverNow());
  return {
    receipt: buildReceipt(evidence, issueOf(uuid, at, scope.deskAddress)),
    fileName: receiptFileName(consent, at),
  };
}

/** Returns the name of the file. */
export async function downloadReceipt(queryClient: QueryClient, uuid: string, scope: ReadScope): Promise<string> {
  const { receipt, fileName } = await readReceipt(queryClient, uuid, scope);
  saveJson(fileName, receipt);
  return fileName;
}

/** Below the consent's own key, so that a change of the consent issues the receipt anew. */
export const receiptOptions = (uuid: string, scope: ReadScope) =>
  queryOptions({
    queryKey: [...consentOptions(uuid).queryKey, 'receipt'] as const,
    queryFn: ({ client }) => readReceipt(client, uuid, scope),
    // A receipt on screen keeps its id when the window gets the focus again; a later visit gets a new one.
    refetchOnWindowFocus: false,
    // It is taken over by the page that it comes with, and soon forgotten after.
    gcTime: 10_000,
    staleTime: 10_000,
  });
