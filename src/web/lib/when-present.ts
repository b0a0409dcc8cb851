const PATIENCE = 10_000;

/** Hands what is looked for to `act`, now or as soon as it is there; returns a function that stops waiting. */
export function whenPresent(
  root: HTMLElement,
  wanted: string | (() => HTMLElement | undefined),
  act: (found: HTMLElement) => void,
): () => void {
  const present = () => (typeof wanted === 'string' ? root.querySelector<HTMLElement>(wanted) : wanted());
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
