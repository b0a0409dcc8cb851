import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';

/** Whether the dialog was opened from a page of this app, which is then the previous entry of the history. */
function openedFromPage(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'background' in state && Boolean(state.background);
}

/** Closes a dialog that has an address: back to the page it was opened from, or on to `below` when it was opened directly. */
export function useCloseDialog(below: string): () => void {
  const { state } = useLocation();
  const navigate = useNavigate();
  return () => void (openedFromPage(state) ? navigate(-1) : navigate(below, { replace: true }));
}

/**
 * Gives the focus a place after the dialog: MUI returns it to the button that opened it, but that button may be gone, as
 * after a withdrawal, or have never been. Then `placeId` takes it, or else the page's heading.
 */
export function useFocusAfterwards(placeId: string): void {
  useEffect(
    () => () => {
      setTimeout(() => {
        if (document.activeElement && document.activeElement !== document.body) return;
        (document.getElementById(placeId) ?? document.querySelector('h1'))?.focus();
      });
    },
    [placeId],
  );
}
