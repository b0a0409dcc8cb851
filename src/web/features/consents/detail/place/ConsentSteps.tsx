import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { Link, useLocation } from 'react-router-dom';
import { formatCount } from '#web/lib/format.ts';
import { useFocus } from '#web/ui/use-focus.ts';
import { useConsentPlace, type Step } from './consent-place.ts';

const Steps = styled('nav')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 4,
  color: theme.vars.palette.text.secondary,
  fontVariantNumeric: 'tabular-nums',
  '& [aria-disabled="true"]': { opacity: 0.55, cursor: 'default' },
}));

/** To the consents before and after this one in the list it was opened from; nothing when it came from none. */
export function ConsentSteps({ uuid }: { uuid: string }) {
  const place = useConsentPlace(uuid);
  if (!place) return null;
  return (
    <Steps aria-label="Consents of the list">
      <StepButton
        key={`previous-${keyOf(place.previous)}`}
        step={place.previous}
        word="Previous"
        end="This is the first consent of the list."
      />
      {place.position !== undefined && (
        <span>
          {formatCount(place.position)} of {formatCount(place.total)}
        </span>
      )}
      <StepButton
        key={`next-${keyOf(place.next)}`}
        step={place.next}
        word="Next"
        end="This is the last consent of the list."
      />
    </Steps>
  );
}

/** A link and a button cannot be the same element, so the focus has to move from one to the other. */
const keyOf = (step: Step): string => (step.to ? 'link' : 'end');

type Word = 'Previous' | 'Next';

function StepButton({ step, word, end }: { step: Step; word: Word; end: string }) {
  const cameBy = lastStep(useLocation().state);
  const icon = word === 'Previous' ? { startIcon: <ChevronLeft size={16} /> } : { endIcon: <ChevronRight size={16} /> };
  const name = `${word} consent`;
  // Each consent is a page of its own: the button that led here is gone, and this one takes over its focus.
  const button = useFocus<HTMLButtonElement & HTMLAnchorElement>(cameBy === word);
  const shared = { color: 'inherit', ref: button, ...icon } as const;
  if (!step.to) {
    const reason = step.atEnd ? end : 'The next page of the list is being read.';
    return (
      <Button {...shared} aria-disabled aria-label={`${name}. ${reason}`} title={reason}>
        {word}
      </Button>
    );
  }
  return (
    <Button {...shared} component={Link} to={step.to} state={{ keepFocus: true, step: word }} aria-label={name}>
      {word}
    </Button>
  );
}

function lastStep(state: unknown): unknown {
  return typeof state === 'object' && state !== null && 'step' in state ? state.step : undefined;
}
