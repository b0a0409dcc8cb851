import type { QueryClient } from '@tanstack/react-query';
import type { SessionUser } from '#contract/session.ts';
import { allConsentsFileName } from './file-names.ts';
import { readAllConsents } from './read-all-consents.ts';
import type { Reader } from './read-evidence.ts';
import { readReceipt } from './read-receipt.ts';
import { saveJson } from './save-json.ts';

/** Saves a receipt of the consent as it is now, and returns the name of the file. */
export async function downloadReceipt(queryClient: QueryClient, uuid: string, reader: Reader): Promise<string> {
  const { receipt, fileName } = await readReceipt(queryClient, uuid, reader);
  saveJson(fileName, receipt);
  return fileName;
}

/** Saves everything about the signed-in user's consents, and returns the name of the file. */
export async function downloadAllConsents(
  queryClient: QueryClient,
  user: SessionUser,
  reader: Reader,
): Promise<string> {
  const all = await readAllConsents(queryClient, user, reader);
  const fileName = allConsentsFileName(user.username, new Date(all.export_metadata.exported));
  saveJson(fileName, all);
  return fileName;
}
