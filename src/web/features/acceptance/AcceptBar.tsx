import { Trans } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import { styled } from '@mui/material/styles';

const Bar = styled('div')(({ theme }) => ({
  // Last on screen and first by keyboard, as near to it as the button that withdraws: it waits for no scrolling.
  order: 1,
  position: 'sticky',
  bottom: 0,
  zIndex: 1,
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: 16,
  marginTop: 20,
  padding: '10px 16px',
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: theme.vars.shape.borderRadius,
  backgroundColor: theme.vars.palette.background.paper,
  // Above the navigation.
  [theme.breakpoints.down('md')]: { bottom: 'calc(3.5rem + 1px + env(safe-area-inset-bottom))' },
  [theme.breakpoints.down('sm')]: {
    padding: 8,
    '& > span': { display: 'none' },
    '& button': { flexGrow: 1, minHeight: 44 },
  },
  // Where the window is low it takes no room from the text, and stands before it.
  '@media (max-height: 25rem)': { order: 0, position: 'static', marginTop: 8 },
  '@media print': { display: 'none' },
}));

interface AcceptBarProps {
  /** What is accepted: "Vega HPC, version 2.0". */
  what: string;
  busy: boolean;
  onAccept: () => void;
}

/** The button that accepts, always in reach. Not `disabled`: a disabled button drops the focus that it holds. */
export function AcceptBar({ what, busy, onAccept }: AcceptBarProps) {
  return (
    <Bar>
      <span>{what}</span>
      <Button
        variant="contained"
        aria-disabled={busy}
        onClick={busy ? undefined : onAccept}
        startIcon={busy && <CircularProgress size={14} color="inherit" aria-hidden />}
      >
        <Trans>Accept terms</Trans>
      </Button>
    </Bar>
  );
}
