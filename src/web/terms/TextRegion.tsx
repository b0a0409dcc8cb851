import Paper from '@mui/material/Paper';
import { styled } from '@mui/material/styles';
import type { ReactNode, Ref } from 'react';

const Text = styled(Paper)(({ theme }) => {
  const colours = theme.vars.palette.state;
  return {
    // What is visually hidden in the text, such as the marks of changes, must not stretch the page below it.
    position: 'relative',
    // Wide tables scroll, the text itself with the page.
    overflowX: 'auto',
    padding: '4px 16px',
    lineHeight: 1.6,
    overflowWrap: 'anywhere',
    '& h2, & h3': { margin: '20px 0 6px', ...theme.typography.h2 },
    '& h4, & h5, & h6': { margin: '16px 0 4px', ...theme.typography.h3 },
    '& p, & li, & dd, & blockquote': { maxWidth: '72ch' },
    '& p, & ul, & ol, & dl, & blockquote, & table': { margin: '8px 0' },
    '& ul, & ol': { paddingInlineStart: 24, columns: 'auto' },
    '& blockquote': { marginInlineStart: 0, paddingInlineStart: 12, borderInlineStart: '3px solid' },
    '& blockquote, & hr': { borderColor: theme.vars.palette.divider },
    '& table': { borderCollapse: 'collapse' },
    '& th, & td': { padding: '4px 8px', textAlign: 'start', border: `1px solid ${theme.vars.palette.divider}` },
    '& pre': { whiteSpace: 'pre-wrap' },
    '& a[target="_blank"]::after': { content: '" ↗" / " (opens in a new tab)"' },
    '&[data-changes]': { overflowX: 'visible' },
    '& li[data-marked="false"]': { listStyle: 'none' },
    '& ins, & del': { padding: '0 2px', borderRadius: 3, textDecorationThickness: '0.1em' },
    '& ins': { textDecorationLine: 'underline', color: colours.activeText, backgroundColor: colours.activeBg },
    '& del': { textDecorationLine: 'line-through', color: colours.revokedText, backgroundColor: colours.revokedBg },
    '& summary': { margin: '4px 0', cursor: 'pointer', color: theme.vars.palette.text.secondary },
  };
  // styled() loses the type of the prop `component`; MUI's TypeScript guide restores it like this.
}) as typeof Paper;

interface TextRegionProps {
  label: string;
  /** Nothing in a comparison is too wide to be broken. */
  changes?: boolean;
  ref?: Ref<HTMLElement>;
  children?: ReactNode;
}

/** Focusable where it scrolls sideways, so that a keyboard can scroll it. */
export function TextRegion({ label, changes, ref, children }: TextRegionProps) {
  return (
    <Text component="section" ref={ref} tabIndex={changes ? undefined : 0} aria-label={label} data-changes={changes}>
      {children}
    </Text>
  );
}
