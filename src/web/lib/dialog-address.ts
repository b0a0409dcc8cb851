import { createContext } from 'react';
import { useHref, useLocation, useNavigate, type Path } from 'react-router-dom';

export interface DialogAddress {
  uuid: string;
  search: string;
}

/** For the dialog itself: the router's location is that of the page below. */
export const DialogAddressContext = createContext<DialogAddress>({ uuid: '', search: '' });

/** A mask is an address of the browser, to which the router adds no base path. */
const useBase = (): string => useHref('/').replace(/\/$/, '');

export function useMask(): (address: string) => string {
  const base = useBase();
  return (address) => base + address;
}

/** The address in the browser's bar, without the base path: that of a dialog over the page, or the page's own. */
export function useShownAddress(): Path {
  const { mask, pathname, search, hash } = useLocation();
  const base = useBase();
  return mask ? { ...mask, pathname: mask.pathname.slice(base.length) } : { pathname, search, hash };
}

/** Opens a dialog at its own address: the router stays at the page below and masks it with that address. */
export function useOpenDialog(): (address: string) => void {
  const { pathname, search, state } = useLocation();
  const navigate = useNavigate();
  const maskOf = useMask();
  return (address) => void navigate(pathname + search, { mask: maskOf(address), state, preventScrollReset: true });
}
