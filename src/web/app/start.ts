/**
 * A small file that comes long before the app's own. It asks for the session and the first rows, unless they come with the
 * page: they do not on the first visit of all, nor after a link from elsewhere, with which browsers do not send the
 * session's cookie. Rows that came with the page are shown before the app takes the time to begin.
 */
import { FIRST_ANSWERS } from '#contract/first-page.ts';
import { expectedListQuery, FIRST_LIST } from '#web/ssr/first-list.ts';
import { afterPaint } from '#web/lib/after-paint.ts';
import { basePath, ownPath } from '#web/lib/base-path.ts';
import { askEarly } from '#web/lib/early-answers.ts';
import { loadCatalog, pageLocale } from '#web/locales/catalogs.ts';
import { queryText } from '#web/lib/query-text.ts';

// Where answers come with the page, this runs behind them.
const answers = document.getElementById(FIRST_ANSWERS);

if (!answers) askEarly(`${basePath}/session`);
if (!answers || 'withoutList' in answers.dataset) {
  const { pathname, search } = window.location;
  const query = expectedListQuery({ pathname: ownPath(pathname), search });
  if (query) askEarly(`${basePath}${FIRST_LIST}?${queryText(query)}`);
}

async function begin() {
  const root = document.getElementById('root');
  if (root?.hasChildNodes()) await afterPaint();
  root?.removeAttribute('data-first-frame');
  try {
    const [{ start }, messages] = await Promise.all([import('./main.tsx'), loadCatalog(pageLocale())]);
    await start(messages);
  } catch (error) {
    // index.html says so, and lets the page be loaded again.
    window.dispatchEvent(new Event('start-failed'));
    throw error;
  }
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
else void begin();
