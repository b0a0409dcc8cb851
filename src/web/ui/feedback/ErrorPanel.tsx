import { useLingui } from '@lingui/react/macro';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Button from '@mui/material/Button';
import type { Reason } from '#web/lib/reason.ts';
import { ReasonText } from './ReasonText.tsx';

interface ErrorPanelProps {
  /** "The consents could not be loaded". */
  title: string;
  reason: Reason;
  onRetry?: (() => void) | undefined;
  busy?: boolean | undefined;
}

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
