import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { flushSync } from 'react-dom';

export interface RowAction {
  label: string;
  /** Shown under the label of the action, which is then disabled. */
  reason?: string | undefined;
  /** Begins another group. */
  isApart?: boolean;
  /** In the colour of what cannot be undone. */
  isGrave?: boolean;
  run: () => void;
}

export interface RowMenuProps {
  /** Gets the focus back; `null` when the menu is closed. */
  anchor: HTMLElement | null;
  label: string;
  actions: readonly RowAction[];
  onClose: () => void;
}

/** One serves all rows of a page, and is loaded when it is first needed. */
export function RowMenu({ anchor, label, actions, onClose }: RowMenuProps) {
  const choose = (action: RowAction) => {
    // Closed first, so that the focus is back on the row's button when the action opens a dialog over it.
    flushSync(onClose);
    action.run();
  };
  return (
    <Menu
      open={anchor !== null}
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
      transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      slotProps={{ list: { 'aria-label': label, disabledItemsFocusable: true }, paper: { sx: { maxWidth: 320 } } }}
    >
      {actions.map((action) => (
        <MenuItem
          key={action.label}
          disabled={action.reason !== undefined}
          onClick={() => action.reason === undefined && choose(action)}
          // The reason has to be readable, so a disabled item is told by colour and words, not by fading.
          sx={{
            whiteSpace: 'normal',
            '&.Mui-disabled': { opacity: 1, color: 'text.secondary' },
            ...(action.isGrave && { color: 'error.main' }),
            ...((action.isGrave || action.isApart) && { mt: 0.5, borderTop: 1, borderColor: 'divider' }),
          }}
        >
          <ListItemText
            primary={action.label}
            secondary={action.reason}
            slotProps={{ primary: { variant: 'body1' }, secondary: { variant: 'caption' } }}
          />
        </MenuItem>
      ))}
    </Menu>
  );
}
