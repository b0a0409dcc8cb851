import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { Link, useLocation } from 'react-router-dom';
import { useFormats } from '#web/lib/visitor.tsx';
import { useFocus } from '#web/ui/use-focus.ts';
import { useConsentPlace, type Step } from './consent-place.ts';

const Steps = styled('nav')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 4,
  // With large text on a phone they stand below each other, and no word is broken.
  flexWrap: 'wrap',
  '& > *': { flexShrink: 0 },
  color: theme.vars.palette.text.secondary,
  fontVariantNumeric: 'tabular-nums',
  '& [aria-disabled="true"]': { opacity: 0.55, cursor: 'default' },
}));

/** To the consents before and after this one in the list it was opened from; nothing when it came from none. */
export function ConsentSteps({ uuid }: { uuid: string }) {
  const { t } = useLingui();
  const formats = useFormats();
  const place = useConsentPlace(uuid);
  if (!place) return null;
  const position = place.position === undefined ? undefined : formats.count(place.position);
  const total = formats.count(place.total);
  return (
    <Steps aria-label={t`Consents of the list`}>
      <StepButton
        key={`previous-${keyOf(place.previous)}`}
        step={place.previous}
        way="previous"
        end={t`This is the first consent of the list.`}
      />
      {position !== undefined && (
        <span>
          <Trans>
            {position} of {total}
          </Trans>
        </span>
      )}
      <StepButton
        key={`next-${keyOf(place.next)}`}
        step={place.next}
        way="next"
        end={t`This is the last consent of the list.`}
      />
    </Steps>
  );
}

/** A link and a button cannot be the same element, so the focus has to move from one to the other. */
const keyOf = (step: Step): string => (step.to ? 'link' : 'end');

function StepButton({ step, way, end }: { step: Step; way: 'previous' | 'next'; end: string }) {
  const { t } = useLingui();
  const cameBy = lastStep(useLocation().state);
  const icon = way === 'previous' ? { startIcon: <ChevronLeft size={16} /> } : { endIcon: <ChevronRight size={16} /> };
  const word = way === 'previous' ? t`Previous` : t`Next`;
  const name = way === 'previous' ? t`Previous consent` : t`Next consent`;
  // Each consent is a page of its own: the button that led here is gone, and this one takes over its focus.
  const button = useFocus<HTMLButtonElement & HTMLAnchorElement>(cameBy === way);
  const shared = {
    color: 'inherit',
    ref: button,
    'aria-keyshortcuts': way === 'previous' ? '[' : ']',
    ...icon,
  } as const;
  if (!step.to) {
    const reason = step.atEnd ? end : t`The next page of the list is being read.`;
    return (
      <Button {...shared} aria-disabled aria-label={`${name}. ${reason}`} title={reason}>
        {word}
      </Button>
    );
  }
  return (
    <Button {...shared} component={Link} to={step.to} state={{ keepFocus: true, step: way }} aria-label={name}>
      {word}
    </Button>
  );
}

function lastStep(state: unknown): unknown {
  return typeof state === 'object' && state !== null && 'step' in state ? state.step : undefined;
}
