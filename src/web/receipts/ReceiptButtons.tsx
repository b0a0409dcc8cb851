import { Trans, useLingui } from '@lingui/react/macro';
import { isolate } from '#web/lib/text/isolate.ts';
import { DownloadButton } from './DownloadButton.tsx';
import { useReceiptDownload } from './use-download.ts';

interface ReceiptButtonProps {
  consent: { uuid: string; offering_name: string };
  /** Whether others like it stand on the same page, so that its name must tell which one it is. */
  among?: boolean;
}

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
