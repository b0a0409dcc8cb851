import type { Command } from '#web/lib/command-keys.ts';

/** Where `g` and a letter lead. */
export const PLACES = { c: 'consents', m: 'my-consents', o: 'offerings', i: 'insights', l: 'my-log' } as const;
export type Place = (typeof PLACES)[keyof typeof PLACES];

/** How long after `g` its second key counts, in milliseconds. */
const SECOND_KEY = 1500;

export interface KeyHost {
  go: (place: Place) => void;
  open: (command: Command) => void;
  now: () => number;
}

const isShown = (element: HTMLElement): boolean =>
  element.checkVisibility() && element.getAttribute('aria-disabled') !== 'true';

/** The control that says of itself that this key is its own, if one can be used now. */
const controlOf = (key: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>('[aria-keyshortcuts]')].find(
    (element) => element.getAttribute('aria-keyshortcuts')?.split(' ').includes(key) && isShown(element),
  );

const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('main table tbody tr')];

const rowWithFocus = (): HTMLElement | undefined => rows().find((row) => row.contains(document.activeElement));

/** Puts the focus on the link of the next or previous row; on the first one from outside of the list. */
function moveRow(by: 1 | -1): boolean {
  const all = rows();
  const here = rowWithFocus();
  const next = here ? all[all.indexOf(here) + by] : all[0];
  const link = next?.querySelector<HTMLElement>('a');
  link?.focus();
  return link !== undefined;
}

function toggleRow(): boolean {
  const box = rowWithFocus()?.querySelector<HTMLElement>('input[type="checkbox"]');
  box?.click();
  return Boolean(box);
}

/** Puts the focus on the first field, of those that the control unfolds where it is a button. */
function findIn(control: HTMLElement): void {
  const folded = document.getElementById(control.getAttribute('aria-controls') ?? '');
  const focus = (root: HTMLElement) => (root.querySelector<HTMLElement>('input, button') ?? root).focus();
  if (!folded) return focus(control);
  control.click();
  // What is folded cannot take the focus; React unfolds it as soon as the click is over.
  queueMicrotask(() => focus(folded));
}

const isPlace = (key: string): key is keyof typeof PLACES => Object.hasOwn(PLACES, key);

/** Does what a single key stands for. Gives whether it stood for anything here. */
export function createKeys({ go, open, now }: KeyHost): (key: string) => boolean {
  let goesUntil = 0;
  return (key) => {
    const goes = now() < goesUntil;
    goesUntil = 0;
    if (goes && isPlace(key)) {
      go(PLACES[key]);
      return true;
    }
    if (key === 'g') {
      goesUntil = now() + SECOND_KEY;
      return true;
    }
    if (key === '?') {
      open('keys');
      return true;
    }
    if (key === 'j' || key === 'k') return moveRow(key === 'j' ? 1 : -1);
    if (key === 'x') return toggleRow();
    const control = controlOf(key);
    if (control && key === '/') findIn(control);
    else control?.click();
    return control !== undefined;
  };
}
