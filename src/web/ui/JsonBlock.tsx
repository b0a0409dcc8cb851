import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import { CopyText } from './CopyText.tsx';

const block = {
  mt: 1,
  mb: 0,
  p: 1.5,
  maxHeight: 420,
  overflow: 'auto',
  fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSize: '0.75rem',
  lineHeight: 1.6,
  bgcolor: 'background.default',
};

interface JsonBlockProps {
  value: unknown;
  /** In the copy button and for screen readers: "JSON". */
  label: string;
}

export function JsonBlock({ value, label }: JsonBlockProps) {
  const json = JSON.stringify(value, null, 2);
  return (
    <>
      <CopyText value={json} label={label} buttonOnly />
      {/* Focusable, so that a keyboard can scroll what does not fit. */}
      <Paper component="section" tabIndex={0} aria-label={label} sx={block}>
        <Box component="pre" sx={{ m: 0, font: 'inherit' }}>
          {json}
        </Box>
      </Paper>
    </>
  );
}
