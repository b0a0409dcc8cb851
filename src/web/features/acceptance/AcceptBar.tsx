import { Trans } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import { styled } from '@mui/material/styles';
import { NAVIGATION_HEIGHT } from '#web/ui/theme/baseline.ts';

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
  marginTop: 'auto',
  padding: '10px 16px',
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: theme.vars.shape.borderRadius,
  backgroundColor: theme.vars.palette.background.paper,
  [theme.breakpoints.down('md')]: { bottom: NAVIGATION_HEIGHT },
  [theme.breakpoints.down('sm')]: {
    padding: 8,
    '& > span': { display: 'none' },
    '& button': { flexGrow: 1, minHeight: 44 },
  },
  // Where the window is low it takes no room from the text, and stands before it.
  '@media (max-height: 25rem)': { order: 0, position: 'static', marginBlock: '8px 12px' },
  '@media print': { display: 'none' },
}));

/**
 * Of what the bar stands in: it reaches down to where the bar stays while a long text scrolls, through the padding of the
 * page. So whatever comes late above it moves no button from under a pointer.
 */
export const Column = styled('div')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  // As wide as lines of 72 characters are long, with their frame.
  maxWidth: '46rem',
  '&[data-bar]': {
    minHeight: 'calc(100% + 32px)',
    marginBottom: -32,
    [theme.breakpoints.down('md')]: {
      minHeight: `calc(100% + 9rem + env(safe-area-inset-bottom) - ${NAVIGATION_HEIGHT})`,
      marginBottom: `calc(${NAVIGATION_HEIGHT} - 9rem - env(safe-area-inset-bottom))`,
    },
  },
  '@media print': { '&[data-bar]': { minHeight: 0, marginBottom: 0 } },
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
