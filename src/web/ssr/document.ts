import { setupI18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { loadCatalog, LOCALES } from '#web/locales/catalogs.ts';

const API = '%BASE_URL%api/schema/';

const inMarkup = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const inScript = (text: string) => JSON.stringify(text).replaceAll('<', String.raw`\u003c`);

/** Puts into index.html what people read where the app's own code does not run. */
export async function fillDocument(index: string): Promise<string> {
  const [locale] = LOCALES;
  const i18n = setupI18n({ locale, messages: { [locale]: await loadCatalog(locale) } });
  const needsScript = i18n._(msg`Consent Desk needs JavaScript. Programs use its API, described at ${API}.`);
  const texts = {
    __DESCRIPTION__: inMarkup(i18n._(msg`Browse, open, filter and revoke consents to Terms of Service.`)),
    __NEEDS_SCRIPT__: inMarkup(needsScript).replace(API, `<a href="${API}">${API}</a>`),
    __NOT_STARTED__: inScript(i18n._(msg`Consent Desk could not be started. Check the connection, then try again.`)),
    __LOAD_AGAIN__: inScript(i18n._(msg`Load the page again`)),
  };
  return Object.entries(texts).reduce((page, [place, text]) => page.replaceAll(place, () => text), index);
}
