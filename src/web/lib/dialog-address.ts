import { createContext } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';

/** What the address of an open dialog says. */
export interface DialogAddress {
  /** Of the consent that the dialog is about. */
  uuid: string;
  /** Begins with `?`, or is empty. */
  search: string;
}

/** For the dialog itself: the router's location is that of the page below. */
export const DialogAddressContext = createContext<DialogAddress>({ uuid: '', search: '' });

/**
 * Opens a dialog at its own address over the page that is shown: the router stays at this page and masks it with the
 * dialog's address, which a reload keeps and everybody else opens over the dialog's usual page.
 */
export function useOpenDialog(): (address: string) => void {
  const { pathname, search, state } = useLocation();
  const navigate = useNavigate();
  return (address) => void navigate(pathname + search, { mask: address, state, preventScrollReset: true });
}
