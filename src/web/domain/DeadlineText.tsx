import { Trans, useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import Clock from 'lucide-react/icons/alarm-clock';
import { TimeText } from '#web/ui/TimeText.tsx';
import { deadlineWords, type Deadline } from './deadline.ts';

const Text = styled('strong')(({ theme }) => ({
  fontWeight: 600,
  // Marked by a sign and by "only" as well, for those who do not see the colour.
  '&[data-urgent]': {
    color: theme.vars.palette.state.reconsentText,
    backgroundColor: theme.vars.palette.state.reconsentBg,
    borderRadius: theme.vars.shape.borderRadius,
    padding: '2px 6px',
    boxDecorationBreak: 'clone',
  },
  '& svg': { verticalAlign: '-2px', marginInlineEnd: 6 },
}));

export function DeadlineText({ deadline }: { deadline: Deadline }) {
  const { i18n } = useLingui();
  const left = deadlineWords(deadline, i18n);
  return (
    <Text data-urgent={deadline.urgent || undefined}>
      {deadline.urgent && <Clock size={14} aria-hidden />}
      {deadline.over ? (
        left
      ) : (
        <Trans>
          {left}, on <TimeText value={deadline.at.toISOString()} />
        </Trans>
      )}
    </Text>
  );
}
