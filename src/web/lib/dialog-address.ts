import { createContext } from 'react';
import { useHref, useLocation, useNavigate, type Path } from 'react-router-dom';

/** What the address of an open dialog says. */
export interface DialogAddress {
  /** Of the consent that the dialog is about. */
  uuid: string;
  /** Begins with `?`, or is empty. */
  search: string;
}

/** For the dialog itself: the router's location is that of the page below. */
export const DialogAddressContext = createContext<DialogAddress>({ uuid: '', search: '' });

/** What the addresses of this copy of the app begin with. A mask is an address of the browser, which the router leaves alone. */
const useBase = (): string => useHref('/').replace(/\/$/, '');

/** Makes the mask of a location of an address below the base path. */
export function useMask(): (address: string) => string {
  const base = useBase();
  return (address) => base + address;
}

/** The address in the browser's bar, below the base path: that of a dialog over the page, or the page's own. */
export function useShownAddress(): Path {
  const { mask, pathname, search, hash } = useLocation();
  const base = useBase();
  return mask ? { ...mask, pathname: mask.pathname.slice(base.length) } : { pathname, search, hash };
}

/**
 * Opens a dialog at its own address over the page that is shown: the router stays at this page and masks it with the
 * dialog's address, which a reload keeps and everybody else opens over the dialog's usual page.
 */
export function useOpenDialog(): (address: string) => void {
  const { pathname, search, state } = useLocation();
  const navigate = useNavigate();
  const maskOf = useMask();
  return (address) => void navigate(pathname + search, { mask: maskOf(address), state, preventScrollReset: true });
}
