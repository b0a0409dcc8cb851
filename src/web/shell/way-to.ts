const isWithin = (path: string, other: string) => path === other || path.startsWith(`${other}/`);

/**
 * Which of a page's links leads to the page that was left, or to one that it lies below: from the receipt of a consent Back
 * comes to the consent's row. What the page itself lies below leads elsewhere.
 * @param paths of the links, below the base path
 * @param left the path of the page that was left
 * @param here the path of the page with the links
 * @returns the index of the first of the closest
 */
export function wayTo(paths: readonly string[], left: string, here: string): number | undefined {
  const leads = (path: string) => isWithin(left, path) && !isWithin(here, path);
  const closest = paths.filter(leads).reduce((best, path) => (path.length > best.length ? path : best), '');
  return closest === '' ? undefined : paths.indexOf(closest);
}
