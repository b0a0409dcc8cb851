import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useSessionUser } from '#web/api/session.ts';
import { isolate } from '#web/lib/isolate.ts';
import { DownloadButton } from './DownloadButton.tsx';
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
  const queryClient = useQueryClient();
  const user = useSessionUser();
  const scope = useReadScope();
  const download = useDownload(t`Your consents could not be read completely, so nothing was saved.`, async () => {
    const { downloadAllConsents } = await import('./read-all-consents.ts');
    return downloadAllConsents(queryClient, user, scope);
  });
  return (
    <DownloadButton download={download}>
      <Trans>Download all my consents</Trans>
    </DownloadButton>
  );
}
