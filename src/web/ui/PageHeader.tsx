import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { theme } from './theme/theme.ts';

const Frame = styled('header')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'flex-start',
  justifyContent: 'space-between',
  gap: '8px 16px',
  marginBottom: 4,
  '& .above': { flexBasis: '100%' },
  '& .words': { minWidth: 0, flex: '1 1 240px' },
  '& h1': { margin: 0, ...theme.typography.h1 },
  '& h1 a': { color: 'inherit', textDecorationColor: theme.vars.palette.text.disabled },
  '& .heading': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px' },
  '& .subtitle': { marginTop: 2, color: theme.vars.palette.text.secondary, maxWidth: '72ch' },
  '& .actions': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'flex-end', gap: 8 },
  [theme.breakpoints.down('sm')]: { '& .actions': { justifyContent: 'flex-start' } },
  '@media print': { '& .above, & .actions': { display: 'none' } },
});

interface PageHeaderProps {
  title: string;
  /** The title with links in it. */
  heading?: ReactNode;
  /** Such as a state. */
  badge?: ReactNode;
  /** Where the browser's tab should differ from the heading. */
  documentTitle?: string;
  subtitle?: ReactNode;
  actions?: ReactNode;
  above?: ReactNode;
}

/** The shell moves the focus to the h1 on navigation. */
export function PageHeader({
  title,
  heading = title,
  badge,
  documentTitle = title,
  subtitle,
  actions,
  above,
}: PageHeaderProps) {
  return (
    <Frame>
      <title>{`${documentTitle} · Consent Desk`}</title>
      {above && <div className="above">{above}</div>}
      <div className="words">
        <div className="heading">
          <h1 tabIndex={-1}>{heading}</h1>
          {badge}
        </div>
        {subtitle && <div className="subtitle">{subtitle}</div>}
      </div>
      {actions && <div className="actions">{actions}</div>}
    </Frame>
  );
}
