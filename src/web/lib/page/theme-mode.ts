import type { StorageManager } from '@mui/material/styles';
import { THEME_MODES, type ThemeMode } from '#contract/page.ts';
import { keep, readKept } from '#web/lib/storage.ts';

/** index.html reads the same key before the first paint. */
export const MODE_KEY = 'consent-desk.theme';

export const readMode = (stored: string | null): ThemeMode => THEME_MODES.find((mode) => mode === stored) ?? 'system';

// Holds the choice where storage is forbidden.
let unstored: string | null = null;
const listeners = new Set<() => void>();

export const chosenMode = (): ThemeMode => readMode(readKept(MODE_KEY) ?? unstored);

function store(mode: string): void {
  unstored = keep(MODE_KEY, mode) ? null : mode;
  for (const listener of listeners) listener();
}

/** MUI's storage of the mode. Unlike MUI's own it reads an unknown value as the system's, as index.html does. */
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

/** Also when it is chosen in another tab. */
export function watchMode(listener: () => void): void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  listener();
}
