/** Comes long before the app's own code: what came with the page is painted before the app begins. */
import { afterPaint } from '#web/lib/page/after-paint.ts';
import { loadCatalog, pageLocale } from '#web/locales/catalogs.ts';

async function begin() {
  const root = document.getElementById('root');
  if (root?.hasChildNodes()) await afterPaint();
  try {
    const [{ start }, messages] = await Promise.all([import('./main.tsx'), loadCatalog(pageLocale())]);
    await start(messages);
  } catch (error) {
    // index.html says so, and lets the page be loaded again.
    window.dispatchEvent(new Event('start-failed'));
    throw error;
  }
}

void begin();
