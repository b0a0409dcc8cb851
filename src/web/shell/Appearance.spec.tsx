// @vitest-environment happy-dom
import createCache from '@emotion/cache';
import AppBar from '@mui/material/AppBar';
import Avatar from '@mui/material/Avatar';
import Chip from '@mui/material/Chip';
import LinearProgress from '@mui/material/LinearProgress';
import Slider from '@mui/material/Slider';
import { useColorScheme } from '@mui/material/styles';
import Switch from '@mui/material/Switch';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { act, cleanup, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MODE_KEY } from '#web/lib/page/theme-mode.ts';
import { Appearance } from './Appearance.tsx';

const show = (children: ReactNode) => render(<Appearance cache={createCache({ key: 'test' })}>{children}</Appearance>);

const shownScheme = () => document.documentElement.dataset.theme;

beforeEach(() => {
  localStorage.clear();
  delete document.documentElement.dataset.theme;
});
afterEach(cleanup);

describe('the theme', () => {
  it.each([
    ['Chip', <Chip key="0" label="A chip" />],
    ['Avatar', <Avatar key="0">AB</Avatar>],
    ['Switch', <Switch key="0" />],
    ['Slider', <Slider key="0" />],
    ['LinearProgress', <LinearProgress key="0" />],
    ['AppBar', <AppBar key="0">Bar</AppBar>],
    [
      'TableCell',
      <Table key="0">
        <TableBody>
          <TableRow>
            <TableCell>Cell</TableCell>
          </TableRow>
        </TableBody>
      </Table>,
    ],
  ])('has what %s needs', (name, part) => {
    const { container } = show(part);
    expect(container.querySelector(`[class*="Mui${name}-root"]`)).not.toBeNull();
  });
});

function Chooser() {
  const { mode, setMode } = useColorScheme();
  return (
    <button type="button" onClick={() => setMode('dark')}>
      {mode}
    </button>
  );
}

describe('the mode', () => {
  it('is the stored one', () => {
    localStorage.setItem(MODE_KEY, 'dark');
    show(<Chooser />);
    expect(screen.getByRole('button').textContent).toBe('dark');
    expect(shownScheme()).toBe('dark');
  });

  it.each([null, 'sepia'])('follows the system where %j is stored', (stored) => {
    if (stored) localStorage.setItem(MODE_KEY, stored);
    show(<Chooser />);
    expect(screen.getByRole('button').textContent).toBe('system');
    expect(shownScheme()).toBe('light');
  });

  it('is stored when it is chosen, and applies at once', () => {
    show(<Chooser />);
    act(() => screen.getByRole('button').click());
    expect(localStorage.getItem(MODE_KEY)).toBe('dark');
    expect(shownScheme()).toBe('dark');
  });
});
