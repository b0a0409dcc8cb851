import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import Download from 'lucide-react/icons/download';
import Printer from 'lucide-react/icons/printer';
import { useState, type ReactNode, use } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { reasonOf } from '#web/api/errors.ts';
import { useRefusal, useSessionUser } from '#web/api/session.ts';
import { paths, sameWayBack } from '#web/app/paths.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import type { Reason } from '#web/lib/reason.ts';
import { useNotify } from '#web/ui/feedback/notices.tsx';
import { ReasonText } from '#web/ui/feedback/ReasonText.tsx';
import { DeskAddressContext } from '#web/lib/desk-address.ts';
import type { ReadScope } from './read-evidence.ts';

/** What the signed-in user may read beyond their own, and the desk that they use. */
export function useReadScope(): ReadScope {
  return { seesAll: useRefusal()('consent.read-all') === undefined, deskAddress: use(DeskAddressContext) };
}

/** To the receipt as a page, which can be printed. */
export function ReceiptLink({ consent }: { consent: { uuid: string } }) {
  const { search, state } = useLocation();
  return (
    <Button
      variant="outlined"
      color="inherit"
      startIcon={<Printer size={16} aria-hidden />}
      component={Link}
      to={paths.receipt(plainUuid(consent.uuid), search)}
      state={sameWayBack(state)}
    >
      <Trans>View receipt</Trans>
    </Button>
  );
}

interface ReceiptButtonProps {
  consent: { uuid: string; offering_name: string };
  /** Whether others like it stand on the same page, so that its name must tell which one it is. */
  among?: boolean;
}

/** Downloads a receipt of the consent as it is at that moment; a withdrawal receipt once it is revoked. */
export function ReceiptButton({ consent, among = false }: ReceiptButtonProps) {
  const { t } = useLingui();
  const offering = consent.offering_name;
  const queryClient = useQueryClient();
  const scope = useReadScope();
  return (
    <DownloadButton
      label={among ? t`Download receipt for ${offering}` : undefined}
      failure={t`The receipt could not be prepared.`}
      download={async () => {
        const { downloadReceipt } = await import('./read-receipt.ts');
        return downloadReceipt(queryClient, plainUuid(consent.uuid), scope);
      }}
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
  return (
    <DownloadButton
      failure={t`Your consents could not be read completely, so nothing was saved.`}
      download={async () => {
        const { downloadAllConsents } = await import('./read-all-consents.ts');
        return downloadAllConsents(queryClient, user, scope);
      }}
    >
      <Trans>Download all my consents</Trans>
    </DownloadButton>
  );
}

interface DownloadButtonProps {
  children: ReactNode;
  /** Where the words alone do not tell one such button from another. */
  label?: string | undefined;
  /** What a failure is called: "The receipt could not be prepared." */
  failure: string;
  /** Prepares and saves the file, and resolves to its name. */
  download: () => Promise<string>;
}

/** Prepares a file and saves it. A failure stays beside the button, with its reason, until tried again. */
function DownloadButton({ children, label, failure, download }: DownloadButtonProps) {
  const { t, i18n } = useLingui();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Reason>();
  const start = async () => {
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
  return (
    <Stack spacing={0.75} sx={{ alignItems: 'flex-start', minWidth: 0 }}>
      <Button
        variant="outlined"
        color="inherit"
        startIcon={<Download size={16} aria-hidden />}
        aria-label={label}
        // A disabled button would lose the focus that it holds.
        aria-disabled={busy}
        onClick={busy ? undefined : () => void start()}
        sx={{ '&[aria-disabled="true"]': { opacity: 0.55, cursor: 'progress' } }}
      >
        {busy ? t`Preparing…` : children}
      </Button>
      {problem !== undefined && (
        <Typography variant="body2" component="div" role="alert" sx={{ maxWidth: '44ch', color: 'error.main' }}>
          <ReasonText reason={problem} />{' '}
          <Button onClick={() => void start()}>
            <Trans>Try again</Trans>
          </Button>
        </Typography>
      )}
    </Stack>
  );
}
