import { Trans, useLingui } from '@lingui/react/macro';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import { useFormats } from '#web/lib/visitor.tsx';
import { ToolIcon } from './ToolIcon.tsx';

const frame = {
  display: 'inline-flex',
  alignItems: 'center',
  gap: 0.5,
  whiteSpace: 'nowrap',
  color: 'text.secondary',
  '&[data-busy=true] svg': { animation: 'turn 900ms linear infinite' },
  '@keyframes turn': { to: { transform: 'rotate(360deg)' } },
  '@media (prefers-reduced-motion: reduce)': { '&[data-busy=true] svg': { animation: 'none', opacity: 0.4 } },
};

interface RefreshStampProps {
  /** In milliseconds; 0 before the first response. */
  readAt: number;
  busy: boolean;
  onRefresh: () => void;
}

export function RefreshStamp({ readAt, busy, onRefresh }: RefreshStampProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const date = new Date(readAt);
  return (
    <Box data-busy={busy} sx={frame}>
      {readAt > 0 && (
        <Typography variant="body2" component="bdi" className="stamp">
          <Trans>
            as of{' '}
            <time dateTime={date.toISOString()} suppressHydrationWarning>
              {formats.clock(date)}
              {formats.zone === 'UTC' && ' UTC'}
            </time>
          </Trans>
        </Typography>
      )}
      <ToolIcon aria-label={t`Refresh`} onClick={onRefresh}>
        <RefreshCw size={16} aria-hidden />
      </ToolIcon>
    </Box>
  );
}
