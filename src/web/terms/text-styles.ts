import type { CSSObject, Theme } from '@mui/material/styles';

/** A text to read, in a frame of its own height. It scrolls, but nothing waits for that. */
export const textStyles = ({ theme }: { theme: Theme }): CSSObject => ({
  // What is hidden in the text, such as the marks of changes, must not stretch the page below it.
  position: 'relative',
  maxHeight: 'min(60vh, 640px)',
  overflow: 'auto',
  padding: '4px 16px',
  lineHeight: 1.6,
  overflowWrap: 'anywhere',
  border: `1px solid ${theme.vars?.palette.divider ?? 'currentcolor'}`,
  borderRadius: theme.vars?.shape.borderRadius,
  backgroundColor: theme.vars?.palette.background.paper,
  '& h2, & h3': { margin: '20px 0 6px', ...theme.typography.h2 },
  '& h4, & h5, & h6': { margin: '16px 0 4px', ...theme.typography.h3 },
  '& p, & li, & dd, & blockquote': { maxWidth: '72ch' },
  '& p, & ul, & ol, & dl, & blockquote, & table': { margin: '8px 0' },
  '& ul, & ol': { paddingInlineStart: 24, columns: 'auto' },
  '& blockquote': { marginInlineStart: 0, paddingInlineStart: 12, borderInlineStart: '3px solid' },
  '& blockquote, & hr': { borderColor: theme.vars?.palette.divider },
  '& table': { borderCollapse: 'collapse' },
  '& th, & td': { padding: '4px 8px', textAlign: 'start', border: `1px solid ${theme.vars?.palette.divider ?? ''}` },
  '& pre': { whiteSpace: 'pre-wrap' },
});
