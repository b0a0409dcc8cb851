import { Trans, useLingui } from '@lingui/react/macro';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Button from '@mui/material/Button';

interface ErrorPanelProps {
  /** What did not work: "The consents could not be loaded". */
  title: string;
  /** Why, in the server's words. */
  message: string;
  /** By which the server's log finds the request. */
  requestId?: string | undefined;
  onRetry?: (() => void) | undefined;
  /** A retry is under way. */
  busy?: boolean | undefined;
}

/** Says what did not work and why, and offers to try again. */
export function ErrorPanel({ title, message, requestId, onRetry, busy = false }: ErrorPanelProps) {
  const { t } = useLingui();
  return (
    <Alert severity="error">
      <AlertTitle>{title}</AlertTitle>
      <div>{message}</div>
      {requestId && (
        <div>
          <Trans>
            Request <code>{requestId}</code>
          </Trans>
        </div>
      )}
      {onRetry && (
        <Button variant="outlined" onClick={onRetry} disabled={busy} sx={{ mt: 1.5 }}>
          {busy ? t`Trying again…` : t`Try again`}
        </Button>
      )}
    </Alert>
  );
}
