import { useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import AlarmClock from 'lucide-react/icons/alarm-clock';
import { useDeadline } from '#web/api/offerings/deadlines.ts';
import { daysLeftWords } from '#web/domain/deadline.ts';
import { useNow } from '#web/lib/time/now.ts';
import { useSeen } from '#web/lib/hooks/use-seen.ts';
import { useFormats } from '#web/lib/visitor.tsx';

const Text = styled('span')(({ theme }) => ({
  '&[data-urgent]': { color: theme.vars.palette.state.reconsentText, fontWeight: 600 },
  '& svg': { verticalAlign: '-2px', marginInlineEnd: 4 },
}));

/** Until when consents to an earlier version of this offering's terms last. */
export function Until({ offeringUuid }: { offeringUuid: string }) {
  const { t, i18n } = useLingui();
  const formats = useFormats();
  const today = formats.dayKey(new Date(useNow()));
  const { ref, seen } = useSeen<HTMLSpanElement>();
  const deadline = useDeadline(offeringUuid, seen);
  if (!deadline) return <span ref={ref}>{deadline === null ? '…' : t`not told`}</span>;
  const { at, urgent } = deadline;
  return (
    <Text data-urgent={urgent || undefined}>
      {urgent && <AlarmClock size={13} aria-hidden />}
      <time dateTime={at.toISOString()} title={formats.bothZones(at)} suppressHydrationWarning>
        {formats.shortDay(at, today)}
      </time>
      {' · '}
      {daysLeftWords(deadline, i18n)}
    </Text>
  );
}
