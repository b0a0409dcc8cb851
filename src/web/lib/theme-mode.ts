import { useSyncExternalStore } from 'react';
import { THEME_MODES, type ThemeMode } from '#contract/first-page.ts';

export type Scheme = 'light' | 'dark';

/** index.html reads the same key before the first paint, unless the server tells it what was chosen. */
const KEY = 'consent-desk.theme';
const CHANGE = 'theme-mode';

export const readMode = (stored: string | null): ThemeMode => THEME_MODES.find((mode) => mode === stored) ?? 'system';

export const schemeOf = (mode: ThemeMode, systemDark: boolean): Scheme => {
  if (mode !== 'system') return mode;
  return systemDark ? 'dark' : 'light';
};

// Holds the choice where storage is forbidden, and then for this page only.
let unstored: string | null = null;

/** What was chosen. */
export function chosenMode(): ThemeMode {
  try {
    return readMode(localStorage.getItem(KEY));
  } catch {
    return readMode(unstored);
  }
}

export function chooseMode(mode: ThemeMode): void {
  unstored = mode;
  try {
    localStorage.setItem(KEY, mode);
  } catch {
    // Kept above.
  }
  window.dispatchEvent(new Event(CHANGE));
}

const systemIsDark = () => window.matchMedia('(prefers-color-scheme: dark)');

/** `storage` comes from other tabs, which change together. */
function subscribe(listener: () => void): () => void {
  const system = systemIsDark();
  system.addEventListener('change', listener);
  window.addEventListener('storage', listener);
  window.addEventListener(CHANGE, listener);
  return () => {
    system.removeEventListener('change', listener);
    window.removeEventListener('storage', listener);
    window.removeEventListener(CHANGE, listener);
  };
}

export const useThemeMode = (): ThemeMode => useSyncExternalStore(subscribe, chosenMode);

/** Calls `apply` with what the choice means, now and at every change. No hook: nothing that is drawn depends on it but CSS. */
export function watchScheme(apply: (scheme: Scheme) => void): void {
  const tell = () => apply(schemeOf(chosenMode(), systemIsDark().matches));
  subscribe(tell);
  tell();
}
