import { use, useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { DialogAddressContext } from '#web/lib/dialog-address.ts';

export interface DialogRoute {
  /** Of the consent that the address names. */
  uuid: string;
  /** The search of the page below, which on a consent's page is that of the list it was opened from. */
  search: string;
  /** Back to the page below. */
  close: () => void;
  /** To another page in place of the dialog. */
  leaveFor: (address: string) => void;
}

/**
 * A dialog that has an address. Closing it goes back to the history entry of the page below; at its address opened directly
 * there is none, and the page at `below` takes the dialog's place.
 */
export function useDialogRoute(below: (uuid: string, search: string) => string): DialogRoute {
  const { uuid, search } = use(DialogAddressContext);
  const isOverPage = useLocation().mask !== undefined;
  const navigate = useNavigate();
  useFocusAfterwards(`consent-${uuid}`);
  return {
    uuid,
    search,
    close: () => void (isOverPage ? navigate(-1) : navigate(below(uuid, search), { replace: true })),
    leaveFor: (address) => void navigate(address, { replace: true }),
  };
}

/**
 * Gives the focus a place after the dialog. MUI returns it to the button that opened the dialog, which may have gone, as
 * after a withdrawal, or never been there; then `placeId` takes it, or else the page's heading.
 */
function useFocusAfterwards(placeId: string): void {
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
