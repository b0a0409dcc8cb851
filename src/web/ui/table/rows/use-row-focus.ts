import { useEffect, useRef, type RefObject } from 'react';

/** When the row that was acted on leaves the list, the focus goes to the `button` of the row that took its place. */
export function useRowFocus(table: RefObject<HTMLElement | null>, button: HTMLElement | undefined): void {
  const place = useRef(-1);
  // After every rendering: the rows change in ways that this hook need not know.
  useEffect(() => {
    const buttons = [...(table.current?.querySelectorAll<HTMLElement>('.row-menu') ?? [])];
    if (button?.isConnected) {
      place.current = buttons.indexOf(button);
    } else if (place.current >= 0) {
      if (document.activeElement === document.body) (buttons[place.current] ?? buttons.at(-1))?.focus();
      place.current = -1;
    }
  });
}
