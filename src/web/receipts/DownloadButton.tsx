import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import DownloadIcon from 'lucide-react/icons/download';
import type { ReactNode } from 'react';
import type { Reason } from '#web/lib/reason.ts';
import { ReasonText } from '#web/ui/feedback/ReasonText.tsx';
import { MaskNote } from '#web/ui/MaskNote.tsx';
import type { Download } from './use-download.ts';

interface DownloadButtonProps {
  children: ReactNode;
  /** Where the words alone do not tell one such button from another. */
  label?: string | undefined;
  download: Download;
}

export function DownloadButton({ children, label, download: { busy, problem, start } }: DownloadButtonProps) {
  const { t } = useLingui();
  return (
    <Stack spacing={0.75} sx={{ alignItems: 'flex-start', minWidth: 0 }}>
      <Button
        variant="outlined"
        color="inherit"
        startIcon={<DownloadIcon size={16} aria-hidden />}
        aria-label={label}
        // A disabled button would lose the focus that it holds.
        aria-disabled={busy}
        onClick={busy ? undefined : start}
        sx={{ '&[aria-disabled="true"]': { opacity: 0.55, cursor: 'progress' } }}
      >
        {busy ? t`Preparing…` : children}
      </Button>
      <MaskNote on="file" />
      <DownloadProblem problem={problem} onRetry={start} />
    </Stack>
  );
}

/** Stays beside its button until it is tried again. */
export function DownloadProblem({ problem, onRetry }: { problem: Reason | undefined; onRetry: () => void }) {
  if (problem === undefined) return null;
  return (
    <Typography variant="body2" component="div" role="alert" sx={{ maxWidth: '44ch', color: 'error.main' }}>
      <ReasonText reason={problem} />{' '}
      <Button onClick={onRetry}>
        <Trans>Try again</Trans>
      </Button>
    </Typography>
  );
}
