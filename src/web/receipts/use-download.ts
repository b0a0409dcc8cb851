import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { use, useState } from 'react';
import { reasonOf } from '#web/api/errors.ts';
import { useRefusal } from '#web/api/session/session.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { DeskAddressContext } from '#web/lib/page/document.ts';
import type { Reason } from '#web/lib/reason.ts';
import { useNotify } from '#web/ui/feedback/notices.tsx';
import type { ReadScope } from './read-evidence.ts';

export function useReadScope(): ReadScope {
  return { seesAll: useRefusal()('consent.read-all') === undefined, deskAddress: use(DeskAddressContext) };
}

export interface Download {
  busy: boolean;
  problem: Reason | undefined;
  start: () => void;
}

/** @param failure such as "The receipt could not be prepared." */
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

export function useReceiptDownload(consent: { uuid: string }): Download {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const scope = useReadScope();
  return useDownload(t`The receipt could not be prepared.`, async () => {
    const { downloadReceipt } = await import('./read-receipt.ts');
    return downloadReceipt(queryClient, plainUuid(consent.uuid), scope);
  });
}
