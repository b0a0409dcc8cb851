import { styled } from '@mui/material/styles';
import { lazy, Suspense, useState } from 'react';
import type { SessionUser } from '#contract/session.ts';
import { initials } from '#web/lib/initials.ts';
import { VisuallyHidden } from '#web/ui/VisuallyHidden.tsx';
import { theme } from '#web/ui/theme/theme.ts';
import { roleWord } from './role.ts';

const load = () => import('./AccountMenu.tsx');
const AccountMenu = lazy(async () => ({ default: (await load()).AccountMenu }));

const Opener = styled('button')({
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  minHeight: 44,
  padding: '4px 8px',
  font: 'inherit',
  textAlign: 'left',
  color: 'inherit',
  background: 'none',
  border: 0,
  borderRadius: theme.vars.shape.borderRadius,
  cursor: 'pointer',
  '&:hover, &[aria-expanded="true"]': { backgroundColor: theme.vars.palette.action.hover },
  '& .mark': {
    display: 'grid',
    placeItems: 'center',
    flexShrink: 0,
    width: 28,
    height: 28,
    fontSize: '0.6875rem',
    fontWeight: 600,
    color: theme.vars.palette.info.main,
    backgroundColor: theme.vars.palette.info.light,
    border: `1px solid ${theme.vars.palette.divider}`,
    borderRadius: '50%',
  },
  '& .words': { minWidth: 0, display: 'grid' },
  '& .name, & .role': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& .name': { fontWeight: 600 },
  '& .role': { fontSize: '0.75rem', color: theme.vars.palette.text.secondary },
  // Beside the narrow navigation there is room for the mark alone.
  [theme.breakpoints.between('md', 'lg')]: {
    justifyContent: 'center',
    '& .words': { position: 'absolute', clipPath: 'inset(50%)' },
  },
  [theme.breakpoints.down('sm')]: { minWidth: 0, '& .name': { maxWidth: '28vw' } },
});

/** Who is signed in, and the way to the menu of what they can set. */
export function Account({ user }: { user: SessionUser }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const name = user.full_name || user.username;
  return (
    <>
      <Opener
        type="button"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onPointerEnter={() => void load().catch(() => undefined)}
        onFocus={() => void load().catch(() => undefined)}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <span className="mark" aria-hidden>
          {initials(name)}
        </span>
        <span className="words">
          <VisuallyHidden>Account: </VisuallyHidden>
          <span className="name">{name}</span>
          <span className="role">{roleWord(user)}</span>
        </span>
      </Opener>
      {anchor && (
        <Suspense>
          <AccountMenu anchor={anchor} username={user.username} onClose={() => setAnchor(null)} />
        </Suspense>
      )}
    </>
  );
}
