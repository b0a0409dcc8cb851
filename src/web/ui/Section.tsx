import Paper from '@mui/material/Paper';
import { styled } from '@mui/material/styles';
import { useId, useState, type ReactNode } from 'react';

const frame = {
  p: 2,
  minWidth: 0,
  // Its names stand above their values where there is no room beside them.
  containerType: 'inline-size',
  '& h2': { m: 0, mb: 1.5, typography: 'h2' },
  '& p': { m: 0, maxWidth: '72ch' },
  '& ul': { m: 0, mt: 1, paddingInlineStart: 2.5, columns: '2 180px' },
  '& li': { breakInside: 'avoid' },
};

interface SectionProps {
  title: string;
  children: ReactNode;
}

export function Section({ title, children }: SectionProps) {
  const id = useId();
  return (
    <Paper component="section" aria-labelledby={id} sx={frame}>
      <h2 id={id}>{title}</h2>
      {children}
    </Paper>
  );
}

const Details = styled('details')({
  '& > summary': { cursor: 'pointer', fontWeight: 600, width: 'fit-content' },
  '&[open] > summary': { marginBottom: 12 },
  '& + &': { marginTop: 8 },
  // A line before a text; sections give their lines no margin.
  '&& > p + section': { marginTop: 8 },
});

interface DisclosureProps {
  summary: string;
  opens?: boolean;
  children: ReactNode;
}

/** Its content is made, and what it needs is fetched, when it is opened for the first time. */
export function Disclosure({ summary, opens = false, children }: DisclosureProps) {
  const [opened, setOpened] = useState(opens);
  return (
    <Details open={opens || undefined} onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>{summary}</summary>
      {opened && children}
    </Details>
  );
}
