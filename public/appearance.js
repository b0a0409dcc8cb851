// Runs before the first paint, so that a stored choice of theme does not flash the other one. The key is the one that
// the app gives to its theme provider. A file of its own, since the Content-Security-Policy allows no inline script.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('theme');
  } catch {
    // Storage may be forbidden; then the system's scheme is right.
  }
  const systemDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const scheme = chosen === 'light' || chosen === 'dark' ? chosen : systemDark ? 'dark' : 'light';
  document.documentElement.dataset.theme = scheme;
  document.querySelector('meta[name="color-scheme"]')?.setAttribute('content', scheme);
})();
