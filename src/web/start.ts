/**
 * A small file that comes long before the app's own. It asks for the session and the first rows, unless they come with the
 * page: they do not on the first visit of all, nor after a link from elsewhere, with which browsers do not send the
 * session's cookie. Rows that came with the page are shown before the app takes the time to begin.
 */
import { expectedListQuery, FIRST_LIST } from './first-page/first-list.ts';
import { basePath, ownPath } from './lib/base-path.ts';
import { askEarly } from './lib/early-answers.ts';
import { queryText } from './lib/query-text.ts';

const answered = document.documentElement.dataset.answers !== undefined;
const begin = () => void import('./main.tsx');

if (!answered) {
  askEarly(`${basePath}/session`);
  const { pathname, search } = window.location;
  const query = expectedListQuery({ pathname: ownPath(pathname), search });
  if (query) askEarly(`${basePath}${FIRST_LIST}?${queryText(query)}`);
}

function beginWithAllRows() {
  document.getElementById('root')?.removeAttribute('data-first-frame');
  begin();
}

/** A page in the background paints nothing, and need not wait for it. */
const beginAfterPaint = () =>
  answered && !document.hidden ? requestAnimationFrame(() => setTimeout(beginWithAllRows)) : beginWithAllRows();

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', beginAfterPaint);
else beginAfterPaint();
