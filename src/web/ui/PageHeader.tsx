import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { theme } from './theme/theme.ts';

const Frame = styled('header')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'flex-start',
  justifyContent: 'space-between',
  gap: '8px 16px',
  marginBottom: 6,
  '& .above': { flexBasis: '100%' },
  '& .words': { minWidth: 0, flex: '1 1 240px' },
  '& h1': { margin: 0, ...theme.typography.h1 },
  '& .words > div': { marginTop: 2, color: theme.vars.palette.text.secondary, maxWidth: '72ch' },
  '& .actions': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'flex-end', gap: 8 },
  [theme.breakpoints.down('sm')]: { '& .actions': { justifyContent: 'flex-start' } },
  '@media print': { '& .above, & .actions': { display: 'none' } },
});

interface PageHeaderProps {
  title: string;
  /** For the browser's tab, where it should differ from the heading. */
  documentTitle?: string;
  subtitle?: ReactNode;
  /** Buttons for the page as a whole. */
  actions?: ReactNode;
  /** A way back or crumbs. */
  above?: ReactNode;
}

/** The page's only h1, and its title in the browser. The shell moves the focus to the h1 on navigation. */
export function PageHeader({ title, documentTitle = title, subtitle, actions, above }: PageHeaderProps) {
  return (
    <Frame>
      <title>{`${documentTitle} · Consent Desk`}</title>
      {above && <div className="above">{above}</div>}
      <div className="words">
        <h1 tabIndex={-1}>{title}</h1>
        {subtitle && <div>{subtitle}</div>}
      </div>
      {actions && <div className="actions">{actions}</div>}
    </Frame>
  );
}
