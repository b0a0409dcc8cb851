// Apart from the hooks of hydration.ts, since src/web/app/start.ts comes before React.

/** Resolves when the next frame has been drawn, or soon where none is, as in a page in the background. */
export const afterPaint = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 100);
    globalThis.requestAnimationFrame?.(() => setTimeout(resolve));
  });
