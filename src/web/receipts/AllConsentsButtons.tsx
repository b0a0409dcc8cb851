import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useSessionUser } from '#web/api/session/session.ts';
import { DownloadButton } from './DownloadButton.tsx';
import type { Person } from './read-all-consents.ts';
import { useDownload, useReadScope } from './use-download.ts';

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
