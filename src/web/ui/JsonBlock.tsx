import { styled } from '@mui/material/styles';
import { CopyText } from './CopyText.tsx';

const Region = styled('section')(({ theme }) => ({
  marginTop: 8,
  '& pre': { margin: 0, font: 'inherit' },
  padding: 12,
  maxHeight: 420,
  overflow: 'auto',
  fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSize: '0.75rem',
  lineHeight: 1.6,
  backgroundColor: theme.vars.palette.background.default,
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: theme.vars.shape.borderRadius,
}));

interface JsonBlockProps {
  value: unknown;
  /** What it is, in the copy button and for screen readers: "JSON". */
  label: string;
}

/** A value as indented JSON, to read and to copy. */
export function JsonBlock({ value, label }: JsonBlockProps) {
  const json = JSON.stringify(value, null, 2);
  return (
    <>
      <CopyText value={json} label={label} buttonOnly />
      {/* Focusable, so that a keyboard can scroll what does not fit; the rule takes a region for no reason to stop at. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <Region tabIndex={0} aria-label={label}>
        <pre>{json}</pre>
      </Region>
    </>
  );
}
