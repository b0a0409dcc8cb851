import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { theme } from '#web/ui/theme/theme.ts';

const Frame = styled('div')({
  minWidth: 0,
  '& label': { display: 'block', fontSize: '0.75rem', lineHeight: '18px', color: theme.vars.palette.text.secondary },
  '& input, & select': {
    boxSizing: 'border-box',
    width: '100%',
    height: 36,
    padding: '0 10px',
    font: 'inherit',
    color: theme.vars.palette.text.primary,
    backgroundColor: theme.vars.palette.background.paper,
    border: `1px solid ${theme.vars.palette.text.disabled}`,
    borderRadius: theme.vars.shape.borderRadius,
    textOverflow: 'ellipsis',
  },
  '& input::placeholder': { color: theme.vars.palette.text.secondary, opacity: 1 },
  '& input:focus-visible, & select:focus-visible': { outlineOffset: -1 },
  '& .problem': { fontSize: '0.75rem', lineHeight: '18px', color: theme.vars.palette.error.main },
  '& .problem button': {
    font: 'inherit',
    padding: 0,
    border: 0,
    background: 'none',
    color: theme.vars.palette.primary.main,
    textDecoration: 'underline',
    cursor: 'pointer',
  },
});

interface FilterFieldProps {
  id: string;
  label: string;
  /** The input or select with this `id`. Plain ones: MUI's would load menus on the first visit. */
  children: ReactNode;
  problem?: ReactNode;
}

/** A labelled field above a list. All of them look alike, whatever stands inside. */
export function FilterField({ id, label, children, problem }: FilterFieldProps) {
  return (
    <Frame>
      <label htmlFor={id}>{label}</label>
      {children}
      {problem && (
        <div className="problem" role="alert">
          {problem}
        </div>
      )}
    </Frame>
  );
}
