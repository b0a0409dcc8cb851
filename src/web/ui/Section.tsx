import { styled } from '@mui/material/styles';
import { useId, useState, type ReactNode } from 'react';

const Frame = styled('section')(({ theme }) => ({
  padding: 16,
  minWidth: 0,
  // Its names stand above their values where there is no room beside them.
  containerType: 'inline-size',
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: theme.vars.shape.borderRadius,
  backgroundColor: theme.vars.palette.background.paper,
  '& h2': { margin: '0 0 12px', ...theme.typography.h2 },
  '& p': { margin: 0, maxWidth: '72ch' },
  '& ul': { margin: '8px 0 0', paddingInlineStart: 20, columns: '2 180px' },
  '& li': { breakInside: 'avoid' },
}));

interface SectionProps {
  title: string;
  children: ReactNode;
}

export function Section({ title, children }: SectionProps) {
  const id = useId();
  return (
    <Frame aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </Frame>
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
