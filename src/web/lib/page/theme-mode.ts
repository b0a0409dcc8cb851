import type { StorageManager } from '@mui/material/styles';
import { THEME_MODES, type ThemeMode } from '#contract/page.ts';

/** index.html reads the same key before the first paint, unless the server tells it what was chosen. */
export const MODE_KEY = 'consent-desk.theme';

export const readMode = (stored: string | null): ThemeMode => THEME_MODES.find((mode) => mode === stored) ?? 'system';

// Holds the choice where storage is forbidden, and then for this page only.
let unstored: string | null = null;
const listeners = new Set<() => void>();

/** What was chosen: light, dark, or what the system prefers. */
export function chosenMode(): ThemeMode {
  try {
    return readMode(localStorage.getItem(MODE_KEY));
  } catch {
    return readMode(unstored);
  }
}

function store(mode: string): void {
  unstored = mode;
  try {
    localStorage.setItem(MODE_KEY, mode);
  } catch {
    // Kept above.
  }
  for (const listener of listeners) listener();
}

/**
 * Where MUI keeps the chosen mode. Unlike MUI's own manager it takes a value that it does not know for the system's mode, as
 * index.html does. The keys of single colour schemes are not stored, since there is one scheme for each mode.
 */
export const modeStorage: StorageManager = ({ key }) => {
  const isMode = key === MODE_KEY;
  return {
    get: (fallback) => (isMode && typeof localStorage !== 'undefined' ? chosenMode() : fallback),
    set: (mode) => {
      if (isMode) store(String(mode));
    },
    subscribe: (handler) => {
      const hear = (event: StorageEvent) => {
        if (event.key === key) handler(event.newValue);
      };
      window.addEventListener('storage', hear);
      return () => window.removeEventListener('storage', hear);
    },
  };
};

/** Calls `listener` now and whenever another mode is chosen, here or in another tab. */
export function watchMode(listener: () => void): void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  listener();
}
