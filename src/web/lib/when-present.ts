/** How long to wait for something that may never come, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Hands the first match of `selector` below `root` to `act`, now or as soon as it is there.
 * @returns a function that stops waiting
 */
export function whenPresent(root: HTMLElement, selector: string, act: (found: HTMLElement) => void): () => void {
  const present = () => root.querySelector<HTMLElement>(selector);
  const found = present();
  if (found) {
    act(found);
    return () => {};
  }
  const observer = new MutationObserver(() => {
    const late = present();
    if (!late) return;
    stop();
    act(late);
  });
  const timer = setTimeout(() => observer.disconnect(), PATIENCE);
  const stop = () => {
    clearTimeout(timer);
    observer.disconnect();
  };
  observer.observe(root, { childList: true, subtree: true });
  return stop;
}
