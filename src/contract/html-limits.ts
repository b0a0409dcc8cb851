// What is beyond is refused where it is stored, and read as plain text where it is shown: browsers take time for each
// element, and seconds to minutes for some thousands that are nested in each other.

export const MOST_DEPTH = 100;

/** Elements within others of `REPEATED` count as many times as they are repeated. */
export const MOST_ELEMENTS = 20_000;

/** Browsers open these anew in each block that begins before they were closed: few characters make many elements. */
const REPEATED = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));

export type HtmlExcess = 'depth' | 'elements';

export interface HtmlCounter {
  /** What is too much with this element, if anything. */
  open(name: string): HtmlExcess | undefined;
  close(name: string): void;
}

export function createHtmlCounter(): HtmlCounter {
  let depth = 0;
  let repeated = 0;
  let elements = 0;
  return {
    open(name) {
      depth += 1;
      elements += 1 + repeated;
      if (REPEATED.has(name)) repeated += 1;
      if (depth > MOST_DEPTH) return 'depth';
      return elements > MOST_ELEMENTS ? 'elements' : undefined;
    },
    close(name) {
      depth -= 1;
      if (REPEATED.has(name)) repeated -= 1;
    },
  };
}
