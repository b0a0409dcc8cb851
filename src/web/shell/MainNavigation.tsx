import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import BottomNavigation from '@mui/material/BottomNavigation';
import BottomNavigationAction from '@mui/material/BottomNavigationAction';
import List from '@mui/material/List';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import Boxes from 'lucide-react/icons/boxes';
import ChartColumn from 'lucide-react/icons/chart-column';
import ListChecks from 'lucide-react/icons/list-checks';
import UserRoundCheck from 'lucide-react/icons/user-round-check';
import { Link, matchPath } from 'react-router-dom';
import { isPermitted } from '#contract/permissions.ts';
import type { SessionUser } from '#contract/session.ts';
import { useSessionUser } from '#web/api/session/session.ts';
import { paths, patterns } from '#web/app/paths.ts';
import { hasListOfAll } from '#web/shell/account/words.ts';

const CONSENTS = {
  to: paths.consents(),
  words: msg`Consents`,
  Icon: ListChecks,
  below: [patterns.consents, patterns.export, patterns.bulkRevoke, patterns.user],
};
const OFFERINGS = {
  to: paths.offerings(),
  words: msg`Offerings`,
  Icon: Boxes,
  below: [patterns.offerings, patterns.coverage],
};
const INSIGHTS = { to: paths.insights(), words: msg`Insights`, Icon: ChartColumn, below: [patterns.insights] };
const MY_CONSENTS = {
  to: paths.myConsents(),
  words: msg`My consents`,
  Icon: UserRoundCheck,
  below: [patterns.myConsents],
};

/** Between phones and wide screens an icon stands above its word. */
const side = {
  display: { xs: 'none', md: 'block' },
  flexGrow: 1,
  p: 0,
  '& a': {
    gap: { md: 0.25, lg: 1.25 },
    flexDirection: { md: 'column', lg: 'row' },
    justifyContent: { md: 'center', lg: 'flex-start' },
    minHeight: { md: 48, lg: 36 },
    mb: 0.25,
    px: { md: 0.25, lg: 1.25 },
    py: 0.5,
    borderRadius: 1,
    color: 'text.secondary',
    fontSize: { md: '0.75rem', lg: '0.875rem' },
    textAlign: { md: 'center', lg: 'start' },
  },
  '& a:hover': { color: 'text.primary' },
  '& a.Mui-selected': { color: 'primary.main', fontWeight: 600 },
  '& .MuiListItemIcon-root': { minWidth: 0, color: 'inherit' },
};

const bottom = {
  display: { xs: 'flex', md: 'none' },
  position: 'fixed',
  insetInline: 0,
  bottom: 0,
  height: 'auto',
  pb: 'env(safe-area-inset-bottom)',
  borderTop: '1px solid',
  borderColor: 'divider',
  '@media (max-height: 25rem)': { position: 'static', width: '100%', order: 1 },
  '& a': {
    minHeight: '3.5rem',
    minWidth: 0,
    maxWidth: '12.5rem',
    gap: 0.25,
    px: 0.25,
    py: 0.5,
    color: 'text.secondary',
  },
  // Where letters are so large that four words do not fit side by side, there are two rows of them, without icons.
  '@media (max-width: 18rem)': {
    '&&': { flexWrap: 'wrap' },
    '& a': { flexBasis: '50%', minHeight: '2rem', maxWidth: 'none' },
    '& svg': { display: 'none' },
  },
  '& a.Mui-selected': { fontWeight: 600 },
  '& .MuiBottomNavigationAction-label, & .MuiBottomNavigationAction-label.Mui-selected': { fontSize: '0.75rem' },
};

/** Owners and managers of organisations have offerings; of consents they see their own. */
function placesOf(user: SessionUser) {
  if (hasListOfAll(user)) return [CONSENTS, OFFERINGS, INSIGHTS, MY_CONSENTS];
  return isPermitted(user, 'offering.read-statistics') ? [OFFERINGS, MY_CONSENTS] : [MY_CONSENTS];
}

/** The ways to the main pages: at the left on wide screens, at the bottom on phones. `pathname` is the page's. */
export function MainNavigation({ pathname }: { pathname: string }) {
  const { t, i18n } = useLingui();
  const places = placesOf(useSessionUser()).map((place) => ({
    ...place,
    label: i18n._(place.words),
    here: place.below.some((path) => matchPath({ path, end: false }, pathname) !== null),
  }));
  const marked = (here: boolean) => (here ? 'page' : undefined);
  return (
    <>
      <List component="nav" aria-label={t`Main`} sx={side}>
        {places.map(({ to, label, Icon, here }) => (
          <ListItemButton key={to} component={Link} to={to} selected={here} aria-current={marked(here)}>
            <ListItemIcon>
              <Icon size={18} aria-hidden />
            </ListItemIcon>
            {label}
          </ListItemButton>
        ))}
      </List>
      <BottomNavigation
        component="nav"
        aria-label={t`Main`}
        showLabels
        value={places.find(({ here }) => here)?.to}
        sx={bottom}
      >
        {places.map(({ to, label, Icon, here }) => (
          <BottomNavigationAction
            key={to}
            component={Link}
            to={to}
            value={to}
            label={label}
            icon={<Icon size={18} aria-hidden />}
            aria-current={marked(here)}
          />
        ))}
      </BottomNavigation>
    </>
  );
}
