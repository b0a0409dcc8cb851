import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useSessionUser } from '#web/api/session.ts';
import { isolate } from '#web/lib/isolate.ts';
import { DownloadButton } from './DownloadButton.tsx';
import type { Person } from './read-all-consents.ts';
import { useDownload, useReadScope, useReceiptDownload } from './use-download.ts';

interface ReceiptButtonProps {
  consent: { uuid: string; offering_name: string };
  /** Whether others like it stand on the same page, so that its name must tell which one it is. */
  among?: boolean;
}

/** Downloads a receipt of the consent as it is at that moment; a withdrawal receipt once it is revoked. */
export function ReceiptButton({ consent, among = false }: ReceiptButtonProps) {
  const { t } = useLingui();
  const offering = isolate(consent.offering_name);
  return (
    <DownloadButton
      label={among ? t`Download receipt for ${offering}` : undefined}
      download={useReceiptDownload(consent)}
    >
      <Trans>Download receipt</Trans>
    </DownloadButton>
  );
}

/** Downloads everything about the signed-in user's own consents in one file, or nothing. */
export function AllConsentsButton() {
  const { t } = useLingui();
  const download = useAllConsentsDownload(
    useSessionUser(),
    t`Your consents could not be read completely, so nothing was saved.`,
  );
  return (
    <DownloadButton download={download}>
      <Trans>Download all my consents</Trans>
    </DownloadButton>
  );
}

/** The same of somebody else, for those who see all consents. */
export function AllReceiptsButton({ of }: { of: Person }) {
  const { t } = useLingui();
  const download = useAllConsentsDownload(
    of,
    t`The person's consents could not be read completely, so nothing was saved.`,
  );
  return (
    <DownloadButton download={download}>
      <Trans>Download all receipts</Trans>
    </DownloadButton>
  );
}

function useAllConsentsDownload(person: Person, failure: string) {
  const queryClient = useQueryClient();
  const scope = useReadScope();
  return useDownload(failure, async () => {
    const { downloadAllConsents } = await import('./read-all-consents.ts');
    return downloadAllConsents(queryClient, person, scope);
  });
}
