let dialog: HTMLElement | null = null;
const listeners = new Set<() => void>();

/** Given to each dialog as the ref of its frame: what else is on the page cannot be reached while it is open. */
export function noteDialog(element: HTMLElement | null): void {
  dialog = element;
  for (const listener of listeners) listener();
}

export const openDialog = (): HTMLElement | null => dialog;

/** For `useSyncExternalStore`. */
export function onDialog(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
