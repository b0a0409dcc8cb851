import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { readLinkState } from '#web/app/paths.ts';

/** Closes a dialog that has an address: back to the page it was opened from, which is the entry before it, or else to `below`. */
export function useCloseDialog(below: string): () => void {
  const { state } = useLocation();
  const navigate = useNavigate();
  return () => void (readLinkState(state).background ? navigate(-1) : navigate(below, { replace: true }));
}

/**
 * Leaves a dialog for `instead` when what the page below shows is gone: that page's entry in the history is replaced too, so
 * that Back does not lead to it.
 */
export function useLeaveDialog(): (instead: string) => void {
  const { state } = useLocation();
  const navigate = useNavigate();
  return (instead) => {
    const replace = () => void navigate(instead, { replace: true });
    if (!readLinkState(state).background) return replace();
    // Browsers go back later than they are asked to.
    window.addEventListener('popstate', replace, { once: true });
    void navigate(-1);
  };
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
