import { styled } from '@mui/material/styles';
import { useState, type ReactNode } from 'react';

const Frame = styled('details')({
  '& > summary': { cursor: 'pointer', fontWeight: 600, width: 'fit-content' },
  '&[open] > summary': { marginBottom: 12 },
  // A line before a text; sections give their lines no margin.
  '&& > p + section': { marginTop: 8 },
});

interface DisclosureProps {
  summary: string;
  children: ReactNode;
}

/** Something long behind its name. It is made, and what it needs is fetched, when it is opened for the first time. */
export function Disclosure({ summary, children }: DisclosureProps) {
  const [opened, setOpened] = useState(false);
  return (
    <Frame onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>{summary}</summary>
      {opened && children}
    </Frame>
  );
}
