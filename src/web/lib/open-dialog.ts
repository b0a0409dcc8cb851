let dialog: HTMLElement | null = null;
const listeners = new Set<() => void>();

/** The ref of each dialog's frame. */
export function noteDialog(element: HTMLElement | null): void {
  dialog = element;
  for (const listener of listeners) listener();
}

export const openDialog = (): HTMLElement | null => dialog;

export function onDialog(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
