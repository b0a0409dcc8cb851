import { useQueryClient } from '@tanstack/react-query';
import { plainUuid } from '#web/domain/consent-words.ts';
import { DownloadButton } from './ReceiptButtons.tsx';
import { useReader } from './use-reader.ts';

interface ReceiptButtonProps {
  consent: { uuid: string; offering_name: string };
  /** Whether others like it stand on the same page, so that its name must tell which one it is. */
  among?: boolean;
}

/** Downloads a receipt of the consent as it is at that moment; a withdrawal receipt once it is revoked. */
export function ReceiptButton({ consent, among = false }: ReceiptButtonProps) {
  const queryClient = useQueryClient();
  const reader = useReader();
  return (
    <DownloadButton
      label={among ? `Download receipt for ${consent.offering_name}` : undefined}
      failure="The receipt could not be prepared."
      download={async () => {
        const { downloadReceipt } = await import('./download.ts');
        return downloadReceipt(queryClient, plainUuid(consent.uuid), reader);
      }}
    >
      Download receipt
    </DownloadButton>
  );
}
