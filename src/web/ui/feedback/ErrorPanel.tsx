import { useLingui } from '@lingui/react/macro';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Button from '@mui/material/Button';
import type { Reason } from '#web/lib/reason.ts';
import { ReasonText } from './ReasonText.tsx';

interface ErrorPanelProps {
  /** What did not work: "The consents could not be loaded". */
  title: string;
  reason: Reason;
  onRetry?: (() => void) | undefined;
  /** A retry is under way. */
  busy?: boolean | undefined;
}

/** Says what did not work and why, and offers to try again. */
export function ErrorPanel({ title, reason, onRetry, busy = false }: ErrorPanelProps) {
  const { t } = useLingui();
  return (
    <Alert severity="error">
      <AlertTitle>{title}</AlertTitle>
      <div>
        <ReasonText reason={reason} />
      </div>
      {onRetry && (
        <Button variant="outlined" onClick={onRetry} disabled={busy} sx={{ mt: 1.5 }}>
          {busy ? t`Trying again…` : t`Try again`}
        </Button>
      )}
    </Alert>
  );
}
