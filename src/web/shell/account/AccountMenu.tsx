import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import Divider from '@mui/material/Divider';
import ListSubheader from '@mui/material/ListSubheader';
import Menu from '@mui/material/Menu';
import MenuItem, { type MenuItemProps } from '@mui/material/MenuItem';
import { styled, useColorScheme, type Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useQuery } from '@tanstack/react-query';
import Check from 'lucide-react/icons/check';
import EyeOff from 'lucide-react/icons/eye-off';
import History from 'lucide-react/icons/history';
import Keyboard from 'lucide-react/icons/keyboard';
import LogOut from 'lucide-react/icons/log-out';
import Monitor from 'lucide-react/icons/monitor';
import Moon from 'lucide-react/icons/moon';
import Search from 'lucide-react/icons/search';
import Sun from 'lucide-react/icons/sun';
import { useId, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { THEME_MODES } from '#contract/page.ts';
import { sessionOptions } from '#web/api/session/session.ts';
import { paths } from '#web/app/paths.ts';
import { useFormats, useVisitor } from '#web/lib/visitor.tsx';
import { askFor, type Command } from '#web/lib/command-keys.ts';
import { lastUse, sessionEnd } from '#web/lib/time/session-time.ts';
import { switchMask } from '#web/lib/mask/switch-mask.ts';
import { isolate } from '#web/lib/text/isolate.ts';
import { useSignOut } from './use-sign-out.ts';

const MODES = {
  light: { label: msg`Light`, Icon: Sun },
  dark: { label: msg`Dark`, Icon: Moon },
  system: { label: msg`System`, Icon: Monitor },
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

const heading = { lineHeight: '28px', fontSize: '0.75rem', background: 'none' };

/** What signing out here means, and when the session ends by itself, as far as the page knows without asking. */
function useEnd(): string {
  const { t } = useLingui();
  const formats = useFormats();
  const times = useQuery(sessionOptions).data?.times;
  if (!times) return t`Ends the session of this browser only.`;
  const idle = formats.time(new Date(sessionEnd(times, lastUse()).end));
  const latest = formats.time(new Date(times.latest));
  return t`Ends the session of this browser only. Unused, it ends at ${idle}; at the latest at ${latest}.`;
}

interface AccountMenuProps {
  anchor: HTMLElement;
  username: string;
  onClose: () => void;
}

export function AccountMenu({ anchor, username, onClose }: AccountMenuProps) {
  const { t, i18n } = useLingui();
  const { mode: current, setMode } = useColorScheme();
  const { leave, busy } = useSignOut(onClose);
  const end = useEnd();
  // The account stands in the bar at the top there, and below the navigation elsewhere.
  const isAtTop = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  const kind = useQuery(sessionOptions).data?.token;
  return (
    <Menu
      open
      anchorEl={anchor}
      onClose={onClose}
      transitionDuration={0}
      anchorOrigin={{ vertical: isAtTop ? 'bottom' : 'top', horizontal: 'left' }}
      transformOrigin={{ vertical: isAtTop ? 'top' : 'bottom', horizontal: 'left' }}
      slotProps={{ list: { 'aria-label': t`Account ${isolate(username)}`, dense: true } }}
    >
      <ListSubheader role="presentation" sx={heading}>
        <Trans>Theme</Trans>
      </ListSubheader>
      {THEME_MODES.map((mode) => {
        const { label, Icon } = MODES[mode];
        return (
          <Item key={mode} role="menuitemradio" aria-checked={mode === current} onClick={() => setMode(mode)}>
            <Icon size={16} aria-hidden />
            {i18n._(label)}
            {mode === current && <Check className="end" size={16} aria-hidden />}
          </Item>
        );
      })}
      <Divider />
      <MaskItem />
      <Item component={Link} to={paths.myLog()} onClick={onClose}>
        <History size={16} aria-hidden />
        <Trans>My log</Trans>
      </Item>
      <Divider />
      <Ask command="palette" onClose={onClose}>
        <Trans>Find or go to…</Trans>
      </Ask>
      <Ask command="keys" onClose={onClose}>
        <Trans>Keyboard shortcuts</Trans>
      </Ask>
      <Divider />
      <LeaveItem label={t`Sign out here`} disabled={busy} onClick={() => leave('here')}>
        {end}
      </LeaveItem>
      {kind === 'personal' || kind === 'provider' ? (
        <ListSubheader
          role="presentation"
          sx={{ ...heading, maxWidth: 280, py: 0.75, lineHeight: 1.4, fontWeight: 400, whiteSpace: 'normal' }}
        >
          {kind === 'personal' ? (
            <Trans>
              You signed in with a personal access token. It may do less than you, and it goes on after you sign out: to
              end it, revoke it in your Waldur profile.
            </Trans>
          ) : (
            <Trans>You signed in with a token of your identity provider, which ends it, not Waldur.</Trans>
          )}
        </ListSubheader>
      ) : (
        <LeaveItem label={t`Sign out everywhere`} disabled={busy} onClick={() => leave('everywhere')}>
          <Trans>Ends your API token too: other browsers and programs that use it must sign in again.</Trans>
        </LeaveItem>
      )}
    </Menu>
  );
}

/** Named by its first line, like the others. */
function MaskItem(props: MenuItemProps) {
  const { masked } = useVisitor();
  const id = useId();
  return (
    <Item
      {...props}
      role="menuitemcheckbox"
      aria-checked={masked}
      aria-labelledby={`${id}name`}
      aria-describedby={`${id}text`}
      onClick={() => switchMask(!masked)}
    >
      <EyeOff size={16} aria-hidden />
      <Explained>
        <span id={`${id}name`}>
          <Trans>Mask personal data</Trans>
        </span>
        <small id={`${id}text`}>
          <Trans>
            Names, usernames and e-mail addresses, on screen, in files and in print, until the browser is closed.
          </Trans>
        </small>
      </Explained>
      {masked && <Check className="end" size={16} aria-hidden />}
    </Item>
  );
}

interface AskProps extends MenuItemProps {
  command: Command;
  onClose: () => void;
}

/** Opens something over the page once the menu, which would take the focus back, has gone. */
function Ask({ command, onClose, children, ...rest }: AskProps) {
  const Icon = command === 'palette' ? Search : Keyboard;
  return (
    <Item
      {...rest}
      onClick={() => {
        onClose();
        setTimeout(() => askFor(command));
      }}
    >
      <Icon size={16} aria-hidden />
      {children}
    </Item>
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
