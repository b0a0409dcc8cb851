/**
 * A small file that runs long before the app's own has come and been compiled, and asks for the session and the first
 * rows. The server could write both into the page instead. That would save one round trip, during which the app is still
 * on its way in any case; and the page would have to wait for the API, would not know the remembered view, and would get
 * nothing after a link from elsewhere, with which browsers do not send the session's cookie.
 */
import { firstListQuery, FIRST_LIST } from './first-visit.ts';
import { basePath, ownPath } from './lib/base-path.ts';
import { askEarly } from './lib/early-answers.ts';
import { queryText } from './lib/query-text.ts';

askEarly(`${basePath}/session`);
const query = firstListQuery(ownPath(window.location.pathname), window.location.search);
if (query) askEarly(`${basePath}${FIRST_LIST}?${queryText(query)}`);
