import { Trans } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import { styled } from '@mui/material/styles';

// Not `disabled`: a disabled button drops the focus that it holds.
const Action = styled(Button)(({ theme }) => ({
  '&[aria-disabled="true"]': { opacity: 0.55, cursor: 'default' },
  [theme.breakpoints.down('sm')]: { minHeight: 44 },
}));

interface AcceptButtonProps {
  busy: boolean;
  onAccept: () => void;
}

/** Stands before the text, as near to the keyboard as the button that withdraws; it waits for no scrolling. */
export function AcceptButton({ busy, onAccept }: AcceptButtonProps) {
  return (
    <Action
      variant="contained"
      aria-disabled={busy}
      onClick={busy ? undefined : onAccept}
      startIcon={busy && <CircularProgress size={14} color="inherit" aria-hidden />}
    >
      <Trans>Accept terms</Trans>
    </Action>
  );
}
