import { Trans } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import FormControl from '@mui/material/FormControl';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import type { ReactNode } from 'react';

export function FieldTrouble({ children, onRetry }: { children: ReactNode; onRetry: () => void }) {
  return (
    <>
      {children}{' '}
      <Button sx={{ minHeight: 24, p: 0, fontSize: 'inherit' }} onClick={onRetry}>
        <Trans>Try again</Trans>
      </Button>
    </>
  );
}

interface FilterFieldProps {
  id: string;
  label: string;
  /** The input with this `id`, such as an `OutlinedInput`. */
  children: ReactNode;
  problem?: ReactNode;
}

/** Paper has no use for it. */
export function FilterField({ id, label, children, problem }: FilterFieldProps) {
  return (
    <FormControl size="small" fullWidth sx={{ displayPrint: 'none' }}>
      <FormLabel htmlFor={id}>{label}</FormLabel>
      {children}
      {problem && (
        <FormHelperText role="alert" error>
          {problem}
        </FormHelperText>
      )}
    </FormControl>
  );
}
