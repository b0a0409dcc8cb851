import { Trans, useLingui } from '@lingui/react/macro';
import Avatar from '@mui/material/Avatar';
import ButtonBase from '@mui/material/ButtonBase';
import EyeOff from 'lucide-react/icons/eye-off';
import { lazy, Suspense, useState } from 'react';
import type { SessionUser } from '#contract/session.ts';
import { initials } from '#web/shell/account/words.ts';
import { useVisitor } from '#web/lib/visitor.tsx';
import { VisuallyHidden } from '#web/ui/VisuallyHidden.tsx';
import { theme } from '#web/ui/theme/theme.ts';
import { roleWords } from './words.ts';

const load = () => import('./AccountMenu.tsx');
const AccountMenu = lazy(async () => ({ default: (await load()).AccountMenu }));

const opener = {
  display: 'flex',
  gap: 1.25,
  minWidth: 0,
  minHeight: 44,
  px: 1,
  py: 0.5,
  // Beside the narrow navigation there is room for the mark alone.
  justifyContent: { md: 'center', lg: 'flex-start' },
  borderRadius: 1,
  textAlign: 'start',
  fontSize: '0.875rem',
  lineHeight: 1.5,
  '&:hover, &[aria-expanded="true"]': { bgcolor: 'action.hover' },
  '& .words': { minWidth: 0, display: 'grid' },
  '& .name, & .role': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& .name': { fontWeight: 600 },
  '& .role': { fontSize: '0.75rem', color: 'text.secondary' },
  [theme.breakpoints.between('md', 'lg')]: { '& .words': { position: 'absolute', clipPath: 'inset(50%)' } },
  [theme.breakpoints.down('sm')]: { '& .name': { maxWidth: '34vw' } },
  // There it stands in a line of its own.
  '@media (max-height: 25rem), (max-width: 18rem)': {
    '& .name': { maxWidth: 'none', whiteSpace: 'normal', overflowWrap: 'anywhere' },
  },
};

/** Who is signed in, and the way to the menu of what they can set. */
export function Account({ user }: { user: SessionUser }) {
  const { t, i18n } = useLingui();
  const { masked } = useVisitor();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const name = user.full_name || user.username;
  return (
    <>
      <ButtonBase
        sx={opener}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onPointerEnter={() => void load().catch(() => undefined)}
        onFocus={() => void load().catch(() => undefined)}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Avatar aria-hidden>{masked ? <EyeOff size={16} /> : initials(name)}</Avatar>
        <span className="words">
          <VisuallyHidden>
            <Trans>Account:</Trans>{' '}
          </VisuallyHidden>
          <span className="name">{name}</span>
          <span className="role">{masked ? t`Names masked` : roleWords(user, i18n)}</span>
        </span>
      </ButtonBase>
      {anchor && (
        <Suspense>
          <AccountMenu anchor={anchor} username={user.username} onClose={() => setAnchor(null)} />
        </Suspense>
      )}
    </>
  );
}
