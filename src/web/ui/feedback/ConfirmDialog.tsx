import { useLingui } from '@lingui/react/macro';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, type ReactNode } from 'react';
import type { Reason } from '#web/lib/reason.ts';
import { noteDialog } from '#web/lib/open-dialog.ts';
import { useFocus } from '#web/ui/use-focus.ts';
import { ReasonText } from './ReasonText.tsx';

interface ConfirmDialogProps {
  title: string;
  body: ReactNode;
  /** A verb: "Revoke consent". After a failure the button says "Try again". */
  verb: string;
  tone: 'danger' | 'neutral';
  /** Nothing can be pressed and nothing closes the dialog. */
  busy: boolean;
  /** The question cannot be answered yet, though it can be left. */
  waiting?: boolean;
  error: Reason | undefined;
  /** The id of the words that say why it cannot be confirmed yet. */
  blockedBy?: string | undefined;
  /** The body has a field that takes the focus when the dialog opens. */
  fieldFirst?: boolean;
  /** Without it there is nothing to confirm, and the only button is "Close". */
  onConfirm: (() => void) | undefined;
  onCancel: () => void;
}

/** Before anything that cannot be taken back. The focus starts where Enter changes nothing. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { t } = useLingui();
  const { title, body, verb, tone, busy, waiting = false, error, blockedBy, fieldFirst, onConfirm, onCancel } = props;
  const bodyId = useId();
  const titleId = useId();
  const cancel = busy ? undefined : onCancel;
  const blocked = busy || waiting || blockedBy !== undefined;
  return (
    <Dialog
      open
      onClose={cancel}
      maxWidth="xs"
      fullWidth
      aria-labelledby={titleId}
      aria-describedby={bodyId}
      slotProps={{ paper: { ref: noteDialog, sx: { mx: { xs: 1.5 }, width: { xs: 'calc(100% - 24px)' } } } }}
    >
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent id={bodyId} aria-busy={busy} sx={{ overflowWrap: 'anywhere' }}>
        {body}
        {error && (
          <Alert severity="error" variant="outlined" sx={{ mt: 2, color: 'text.primary', borderColor: 'error.main' }}>
            <ReasonText reason={error} />
          </Alert>
        )}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2, flexWrap: 'wrap' }}>
        <CancelButton
          key={onConfirm ? 'cancel' : 'close'}
          final={!onConfirm}
          focused={!onConfirm || !fieldFirst}
          busy={busy}
          onClick={cancel}
        />
        {onConfirm && (
          <Button
            variant="contained"
            color={tone === 'danger' ? 'error' : 'primary'}
            aria-disabled={blocked}
            aria-describedby={blockedBy}
            onClick={blocked ? undefined : onConfirm}
            startIcon={busy && <CircularProgress size={14} color="inherit" aria-hidden />}
          >
            {error ? t`Try again` : verb}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

interface CancelButtonProps {
  final: boolean;
  focused: boolean;
  busy: boolean;
  onClick: (() => void) | undefined;
}

/** Has the focus when the dialog opens, and takes it over when the other button goes. */
function CancelButton({ final, focused, busy, onClick }: CancelButtonProps) {
  const { t } = useLingui();
  const button = useFocus<HTMLButtonElement>(focused);
  return (
    <Button ref={button} variant="outlined" color="inherit" aria-disabled={busy} onClick={onClick}>
      {final ? t`Close` : t`Cancel`}
    </Button>
  );
}
