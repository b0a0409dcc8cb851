import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { use, useState } from 'react';
import { reasonOf } from '#web/api/errors.ts';
import { useRefusal } from '#web/api/session/session.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { DeskAddressContext } from '#web/lib/page/desk-address.ts';
import type { Reason } from '#web/lib/reason.ts';
import { useNotify } from '#web/ui/feedback/notices.tsx';
import type { ReadScope } from './read-evidence.ts';

/** What the signed-in user may read beyond their own, and the desk that they use. */
export function useReadScope(): ReadScope {
  return { seesAll: useRefusal()('consent.read-all') === undefined, deskAddress: use(DeskAddressContext) };
}

export interface Download {
  busy: boolean;
  /** Why it failed, until it is tried again. */
  problem: Reason | undefined;
  start: () => void;
}

/**
 * Prepares a file and saves it, with a notice that names it.
 * @param failure what a failure is called: "The receipt could not be prepared."
 * @param download prepares and saves the file, and resolves to its name
 */
export function useDownload(failure: string, download: () => Promise<string>): Download {
  const { t, i18n } = useLingui();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Reason>();
  const run = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const fileName = await download();
      notify(t`Downloaded ${fileName}.`);
    } catch (error) {
      const { message, serverSays } = reasonOf(error, i18n);
      setProblem({ message: `${failure} ${message}`, serverSays });
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, start: () => void run() };
}

/** The receipt of a consent as it is at that moment; a withdrawal receipt once it is revoked. */
export function useReceiptDownload(consent: { uuid: string }): Download {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const scope = useReadScope();
  return useDownload(t`The receipt could not be prepared.`, async () => {
    const { downloadReceipt } = await import('./read-receipt.ts');
    return downloadReceipt(queryClient, plainUuid(consent.uuid), scope);
  });
}
