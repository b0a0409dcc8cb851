import { styled } from '@mui/material/styles';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import { useFormats } from '#web/lib/visitor.tsx';
import { theme } from '#web/ui/theme/theme.ts';
import { ToolButton } from '#web/ui/ToolButton.tsx';

const Frame = styled('div')({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 4,
  whiteSpace: 'nowrap',
  fontSize: '0.8125rem',
  color: theme.vars.palette.text.secondary,
  '& svg': { display: 'block' },
  '&[data-busy=true] svg': { animation: 'turn 900ms linear infinite' },
  '@keyframes turn': { to: { transform: 'rotate(360deg)' } },
  '@media (prefers-reduced-motion: reduce)': { '&[data-busy=true] svg': { animation: 'none', opacity: 0.4 } },
});

interface RefreshStampProps {
  /** When the rows on screen were read, in milliseconds; 0 before the first answer. */
  readAt: number;
  busy: boolean;
  onRefresh: () => void;
}

/** How old the rows are, and a button that reads them again. */
export function RefreshStamp({ readAt, busy, onRefresh }: RefreshStampProps) {
  const formats = useFormats();
  const date = new Date(readAt);
  return (
    <Frame data-busy={busy}>
      {readAt > 0 && (
        <span>
          as of{' '}
          <time dateTime={date.toISOString()} suppressHydrationWarning>
            {formats.clock(date)}
          </time>
        </span>
      )}
      <ToolButton aria-label="Refresh" onClick={onRefresh}>
        <RefreshCw size={16} aria-hidden />
      </ToolButton>
    </Frame>
  );
}
