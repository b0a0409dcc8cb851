import { keep, readKept } from './storage.ts';

export type Command = 'palette' | 'keys';

const KEY = 'consent-desk.keys';

/** Whether single keys do anything; a speech recognition program may type them by mistake (WCAG 2.1.4). */
export const keysAreOn = (): boolean => readKept(KEY) !== 'off';

export const switchKeys = (on: boolean): boolean => keep(KEY, on ? null : 'off');

const FIELDS =
  'input:not([type="checkbox"], [type="radio"], [type="file"]), textarea, select, [contenteditable], [role="combobox"], [role="menu"], [role="listbox"]';

const hasModifier = ({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean => ctrlKey || metaKey || altKey;

export const asksForPalette = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k';

/** A key by itself that is not for a field, a menu or a dialog. */
export function isFreeKey(event: KeyboardEvent): boolean {
  if (hasModifier(event) || event.isComposing || event.defaultPrevented || !keysAreOn()) return false;
  const target = event.target instanceof Element ? event.target : document.body;
  return !target.closest(FIELDS) && !document.querySelector('[role="dialog"], [role="menu"]');
}

const listeners = new Set<(command: Command) => void>();

export function askFor(command: Command): void {
  for (const listener of listeners) listener(command);
}

export function onAsked(listener: (command: Command) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
