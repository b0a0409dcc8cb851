import { canonicalUuid } from '#contract/uuid.ts';
import { isPermitted } from '#contract/permissions.ts';
import type { PageQueries } from '#web/api/page-queries.ts';

export const loadReceipt: PageQueries = async ({ user, params, deskAddress, read }) => {
  const uuid = canonicalUuid(params.uuid ?? '');
  if (uuid === undefined) return;
  // Most visits need none of what makes receipts.
  const { receiptOptions } = await import('#web/receipts/read-receipt.ts');
  await read(receiptOptions(uuid, { seesAll: isPermitted(user, 'consent.read-all'), deskAddress }));
};
