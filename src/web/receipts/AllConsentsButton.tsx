import { useQueryClient } from '@tanstack/react-query';
import { useSessionUser } from '#web/api/session.ts';
import { DownloadButton } from './ReceiptButtons.tsx';
import { useReader } from './use-reader.ts';

/** Downloads everything about the signed-in user's own consents in one file, or nothing. */
export function AllConsentsButton() {
  const queryClient = useQueryClient();
  const user = useSessionUser();
  const reader = useReader();
  return (
    <DownloadButton
      failure="Your consents could not be read completely, so nothing was saved."
      download={async () => {
        const { downloadAllConsents } = await import('./download.ts');
        return downloadAllConsents(queryClient, user, reader);
      }}
    >
      Download all my consents
    </DownloadButton>
  );
}
