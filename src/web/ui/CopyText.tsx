import { styled } from '@mui/material/styles';
import Check from 'lucide-react/icons/check';
import Copy from 'lucide-react/icons/copy';
import { useEffect, useState } from 'react';
import { copyText } from '#web/lib/copy.ts';
import { VisuallyHidden } from './VisuallyHidden.tsx';

const Frame = styled('span')({ display: 'inline-flex', alignItems: 'center', gap: 4, maxWidth: '100%' });
const Value = styled('span')({
  minWidth: 0,
  '&[data-monospace="true"]': {
    fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
    fontSize: '0.8125rem',
  },
});
const CopyButton = styled('button')(({ theme }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 6,
  flexShrink: 0,
  minWidth: 28,
  minHeight: 28,
  justifyContent: 'center',
  padding: '0 6px',
  font: 'inherit',
  color: theme.vars.palette.text.secondary,
  background: 'none',
  border: 0,
  borderRadius: theme.vars.shape.borderRadius,
  cursor: 'pointer',
  '&:hover': { backgroundColor: theme.vars.palette.action.hover, color: theme.vars.palette.text.primary },
}));

interface CopyTextProps {
  value: string;
  /** What it is, for the button's name: "Copy consent ID". */
  label: string;
  monospace?: boolean;
  /** A button that carries its words instead of standing beside the value; for values too long to show. */
  buttonOnly?: boolean;
}

const WORDS = { idle: '', copied: 'Copied', failed: 'Copying failed' };

/** A value with a button that copies it and says whether that worked. */
export function CopyText({ value, label, monospace = false, buttonOnly = false }: CopyTextProps) {
  const [outcome, setOutcome] = useState<keyof typeof WORDS>('idle');
  useEffect(() => {
    if (outcome === 'idle') return;
    const timer = setTimeout(() => setOutcome('idle'), 2500);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async () => setOutcome((await copyText(value)) ? 'copied' : 'failed');
  const Icon = outcome === 'copied' ? Check : Copy;
  return (
    <Frame>
      {!buttonOnly && <Value data-monospace={monospace}>{value}</Value>}
      <CopyButton type="button" aria-label={`Copy ${label}`} title={`Copy ${label}`} onClick={() => void copy()}>
        <Icon size={15} aria-hidden />
        {buttonOnly && `Copy ${label}`}
      </CopyButton>
      {outcome === 'failed' && <span aria-hidden>{WORDS.failed}</span>}
      <VisuallyHidden as="output">{WORDS[outcome]}</VisuallyHidden>
    </Frame>
  );
}
