import { Trans, useLingui } from '@lingui/react/macro';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import Check from 'lucide-react/icons/check';
import Copy from 'lucide-react/icons/copy';
import { useEffect, useState } from 'react';
import { copyText } from '#web/lib/copy.ts';
import { VisuallyHidden } from './VisuallyHidden.tsx';

const frame = { display: 'inline-flex', alignItems: 'center', gap: 0.5, maxWidth: '100%', '& > span': { minWidth: 0 } };
const code = { fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace', fontSize: '0.8125rem' };
const button = {
  minHeight: 28,
  p: 0.5,
  fontSize: 'inherit',
  color: 'text.secondary',
  '&:hover': { color: 'text.primary' },
};

interface CopyTextProps {
  value: string;
  /** For the button's name: "Copy consent ID". */
  label: string;
  monospace?: boolean;
  /** For values too long to show. */
  buttonOnly?: boolean;
}

export function CopyText({ value, label, monospace = false, buttonOnly = false }: CopyTextProps) {
  const { t } = useLingui();
  const [outcome, setOutcome] = useState<'idle' | 'copied' | 'failed'>('idle');
  useEffect(() => {
    if (outcome === 'idle') return;
    const timer = setTimeout(() => setOutcome('idle'), 2500);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async () => setOutcome((await copyText(value)) ? 'copied' : 'failed');
  const words = { idle: '', copied: t`Copied`, failed: t`Copying failed` }[outcome];
  const Icon = outcome === 'copied' ? Check : Copy;
  return (
    <Box component="span" sx={frame}>
      {!buttonOnly && (
        <Box component="span" sx={monospace ? code : undefined}>
          {value}
        </Box>
      )}
      {buttonOnly ? (
        <Button
          startIcon={<Icon size={15} aria-hidden />}
          sx={{ ...button, fontWeight: 'fontWeightRegular' }}
          onClick={() => void copy()}
        >
          <Trans>Copy {label}</Trans>
        </Button>
      ) : (
        <Tooltip title={t`Copy ${label}`} disableInteractive>
          <IconButton sx={button} onClick={() => void copy()}>
            <Icon size={15} aria-hidden />
          </IconButton>
        </Tooltip>
      )}
      {outcome === 'failed' && <span aria-hidden>{words}</span>}
      <VisuallyHidden as="output">{words}</VisuallyHidden>
    </Box>
  );
}
