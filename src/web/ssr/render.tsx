import { renderToString } from 'react-dom/server';
import { StaticRouter } from 'react-router-dom';
import type { PageRenderer, PageToRender, RenderedPage } from '#contract/first-page.ts';
import { createAppQueryClient } from '#web/api/queries.ts';
import { App } from '#web/app/app.tsx';
import { setBasePath } from '#web/lib/base-path.ts';
import { setReaderZone } from '#web/lib/format.ts';
import { createVisitor } from '#web/lib/visitor.tsx';
import { LOCALES, loadCatalog } from '#web/locales/catalogs.ts';
import { queryText } from '#web/lib/query-text.ts';
import { loadPage } from '#web/app/routes.tsx';
import { seedAnswers } from './first-answers.ts';
import { FIRST_LIST, firstListQuery } from './first-list.ts';
import { createServerStyles } from './styles.ts';

/** React writes it before everything else; in the page its place is the head, where the app puts it. */
const TITLE = /^<title>[^<]*<\/title>/;

/** Nobody else is answered while rows are drawn. The app draws more of them from the answers. */
const MOST_ROWS = 100;

async function render(page: PageToRender): Promise<RenderedPage | undefined> {
  const { pathname, answers, basePath, nonce, at } = page;
  if (!answers.session.user || !answers.list || answers.list.rows.length > MOST_ROWS) return undefined;
  // The app reads a remembered view from the browser's storage and makes it part of the address; here it is that already.
  const search = page.search || (answers.reader.view && `?${answers.reader.view}`);
  await loadPage({ pathname, search });
  const queryClient = createAppQueryClient(() => undefined);
  seedAnswers(queryClient, { pathname, search }, answers, at);
  const styles = createServerStyles(nonce);
  const [locale] = LOCALES;
  const messages = await loadCatalog(locale);
  // From here on nothing waits, so renderings of other pages cannot come between.
  setBasePath(basePath);
  setReaderZone(answers.reader.zone);
  const markup = renderToString(
    <App
      visitor={createVisitor({ locale, messages, zone: answers.reader.zone })}
      queryClient={queryClient}
      cache={styles.cache}
      route={(children) => (
        <StaticRouter basename={basePath} location={basePath + pathname + search}>
          {children}
        </StaticRouter>
      )}
    />,
  );
  queryClient.clear();
  return { markup: markup.replace(TITLE, ''), styles: styles.elements(markup) };
}

export const renderer: PageRenderer = {
  firstList(address, view) {
    const query = firstListQuery(address, view);
    return query && `${FIRST_LIST}?${queryText(query)}`;
  },
  render,
};
