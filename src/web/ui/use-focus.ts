import { useEffect, useRef, type RefObject } from 'react';

/** Not `autoFocus`, which React ignores on links and which loses against a focus trap that is mounted twice. */
export function useFocus<Of extends HTMLElement>(wanted = true): RefObject<Of | null> {
  const element = useRef<Of>(null);
  useEffect(() => {
    if (wanted) element.current?.focus();
  }, [wanted]);
  return element;
}
