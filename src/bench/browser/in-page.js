// Runs in each measured page before anything of its own. Times are milliseconds since the page was asked for.

/** @param {() => boolean} condition @returns {Promise<number>} when the first frame with it has been painted */
function painted(condition) {
  return new Promise((resolve) => {
    const look = () => {
      // What is there in a frame's callbacks, this frame draws; a task comes when it has been drawn.
      if (condition()) setTimeout(() => resolve(performance.now()));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** Without the search, which names the list that the link leads back to. */
const firstLink = () => document.querySelector('tbody tr a')?.getAttribute('href')?.split('?')[0] ?? '';

let shift = 0;
new PerformanceObserver((list) => {
  // The type of these entries is not in TypeScript's library.
  for (const entry of list.getEntries()) shift += /** @type {any} */ (entry).value;
}).observe({ type: 'layout-shift', buffered: true });

/** @type {number[]} */
const longTasks = [];
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longTasks.push(duration);
}).observe({ type: 'longtask', buffered: true });

/**
 * From the next click or choice until `condition` is painted; `answered` counts from the server's answer to the last
 * request whose address holds `path`, or from the click when that answer was there already.
 * @param {() => boolean} condition
 * @param {string} path
 */
async function timed(condition, path) {
  performance.clearResourceTimings();
  const began = await new Promise((/** @type {(time: number) => void} */ resolve) => {
    const begin = () => resolve(performance.now());
    for (const type of ['click', 'change']) addEventListener(type, begin, { capture: true, once: true });
  });
  const shown = await painted(condition);
  const answers = performance.getEntriesByType('resource').filter(({ name }) => name.includes(path));
  const answer = answers.map(({ startTime, duration }) => startTime + duration).filter((end) => end <= shown);
  return { total: shown - began, answered: shown - Math.max(began, ...answer) };
}

Object.assign(globalThis, {
  bench: {
    firstRow: painted(() => firstLink() !== ''),
    // Rows that come with the page are inert until the app has taken them over.
    operable: painted(() => firstLink() !== '' && document.getElementById('root')?.inert !== true),
    // By the browser's own account.
    contentful: painted(() => performance.getEntriesByName('first-contentful-paint').length > 0).then(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    ),
    shift: () => shift,
    /** @param {string} path */
    otherRows(path) {
      const before = firstLink();
      return timed(() => firstLink() !== before && firstLink() !== '', path);
    },
    /** @param {string} selector @param {string} text @param {string} path */
    shows: (selector, text, path) =>
      timed(() => document.querySelector(selector)?.textContent?.includes(text) ?? false, path),
    /** Scrolls to the end in `frames` steps, one in each frame. @param {number} frames */
    async scroll(frames) {
      longTasks.length = 0;
      const step = document.documentElement.scrollHeight / frames;
      const started = performance.now();
      for (let frame = 0; frame < frames; frame++) {
        scrollBy(0, step);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      const perFrame = (performance.now() - started) / frames;
      // The observer is told of a task after it has ended.
      await new Promise((resolve) => setTimeout(resolve, 200));
      return { perFrame, longest: Math.max(0, ...longTasks), reached: scrollY > step };
    },
  },
});
