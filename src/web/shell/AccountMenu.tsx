import Divider from '@mui/material/Divider';
import ListSubheader from '@mui/material/ListSubheader';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { styled } from '@mui/material/styles';
import Check from 'lucide-react/icons/check';
import LogOut from 'lucide-react/icons/log-out';
import Monitor from 'lucide-react/icons/monitor';
import Moon from 'lucide-react/icons/moon';
import Sun from 'lucide-react/icons/sun';
import { chooseMode, THEME_MODES, useThemeMode } from '#web/lib/theme-mode.ts';
import { useSignOut } from './use-sign-out.ts';

const MODES = {
  light: { label: 'Light', Icon: Sun },
  dark: { label: 'Dark', Icon: Moon },
  system: { label: 'System', Icon: Monitor },
};

const Item = styled(MenuItem)(({ theme }) => ({
  gap: 10,
  '& svg': { flexShrink: 0, color: theme.vars.palette.text.secondary },
  '& .end': { marginLeft: 'auto' },
})) as typeof MenuItem;

const Explained = styled('span')(({ theme }) => ({
  display: 'grid',
  whiteSpace: 'normal',
  '& small': { maxWidth: 220, fontSize: '0.75rem', color: theme.vars.palette.text.secondary },
}));

const Heading = styled(ListSubheader)({ lineHeight: '28px', fontSize: '0.75rem', background: 'none' });

interface AccountMenuProps {
  anchor: HTMLElement;
  username: string;
  onClose: () => void;
}

export function AccountMenu({ anchor, username, onClose }: AccountMenuProps) {
  const current = useThemeMode();
  const { leave, busy } = useSignOut(onClose);
  return (
    <Menu
      open
      anchorEl={anchor}
      onClose={onClose}
      transitionDuration={0}
      anchorOrigin={{ vertical: 'top', horizontal: 'left' }}
      transformOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      slotProps={{ list: { 'aria-label': `Account ${username}`, dense: true } }}
    >
      <Heading role="presentation">Theme</Heading>
      {THEME_MODES.map((mode) => {
        const { label, Icon } = MODES[mode];
        return (
          <Item key={mode} role="menuitemradio" aria-checked={mode === current} onClick={() => chooseMode(mode)}>
            <Icon size={16} aria-hidden />
            {label}
            {mode === current && <Check className="end" size={16} aria-hidden />}
          </Item>
        );
      })}
      <Divider />
      <Item disabled={busy} onClick={() => leave('here')}>
        <LogOut size={16} aria-hidden />
        Sign out
      </Item>
      <Item disabled={busy} onClick={() => leave('everywhere')}>
        <LogOut size={16} aria-hidden />
        <Explained>
          Sign out everywhere
          <small>Ends your API token too: other browsers and programs that use it must sign in again.</small>
        </Explained>
      </Item>
    </Menu>
  );
}
