import Divider from '@mui/material/Divider';
import ListSubheader from '@mui/material/ListSubheader';
import Menu from '@mui/material/Menu';
import MenuItem, { type MenuItemProps } from '@mui/material/MenuItem';
import { styled, useColorScheme } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import Check from 'lucide-react/icons/check';
import LogOut from 'lucide-react/icons/log-out';
import Monitor from 'lucide-react/icons/monitor';
import Moon from 'lucide-react/icons/moon';
import Sun from 'lucide-react/icons/sun';
import { useId, type ReactNode } from 'react';
import { THEME_MODES } from '#contract/page.ts';
import { sessionOptions } from '#web/api/session.ts';
import { formatTime } from '#web/lib/format-time.ts';
import { lastUse } from '#web/lib/last-use.ts';
import { sessionEnd } from '#web/lib/session-end.ts';
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

/** When the session ends by itself, as far as the page knows without asking. */
function useEnd(): string {
  const times = useQuery(sessionOptions).data?.times;
  if (!times) return '';
  const idle = formatTime(new Date(sessionEnd(times, lastUse()).end));
  return `Unused, it ends at ${idle}; at the latest at ${formatTime(new Date(times.latest))}.`;
}

interface AccountMenuProps {
  anchor: HTMLElement;
  username: string;
  onClose: () => void;
}

export function AccountMenu({ anchor, username, onClose }: AccountMenuProps) {
  const { mode: current, setMode } = useColorScheme();
  const { leave, busy } = useSignOut(onClose);
  const end = useEnd();
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
          <Item key={mode} role="menuitemradio" aria-checked={mode === current} onClick={() => setMode(mode)}>
            <Icon size={16} aria-hidden />
            {label}
            {mode === current && <Check className="end" size={16} aria-hidden />}
          </Item>
        );
      })}
      <Divider />
      <LeaveItem label="Sign out here" disabled={busy} onClick={() => leave('here')}>
        Ends the session of this browser only. {end}
      </LeaveItem>
      <LeaveItem label="Sign out everywhere" disabled={busy} onClick={() => leave('everywhere')}>
        Ends your API token too: other browsers and programs that use it must sign in again.
      </LeaveItem>
    </Menu>
  );
}

interface LeaveItemProps extends MenuItemProps {
  label: string;
  children: ReactNode;
}

/** Named by its label alone; what it means is its description. Menus hand further properties to their items. */
function LeaveItem({ label, children, ...rest }: LeaveItemProps) {
  const id = useId();
  return (
    <Item {...rest} aria-labelledby={`${id}name`} aria-describedby={`${id}text`}>
      <LogOut size={16} aria-hidden />
      <Explained>
        <span id={`${id}name`}>{label}</span>
        <small id={`${id}text`}>{children}</small>
      </Explained>
    </Item>
  );
}
