import type { Messages } from '@lingui/core';

/**
 * The languages that the app speaks, as in package.json; the first serves readers of all others. For a new one, add it to
 * both, run `npm run messages`, and have the catalog that this makes translated.
 */
export const LOCALES = ['en'] as const;
export type Locale = (typeof LOCALES)[number];

const CATALOGS: Record<Locale, () => Promise<{ messages: Messages }>> = {
  en: () => import('./en.po'),
};

/** The texts of one language; each is a file of its own, fetched when it is needed. */
export const loadCatalog = async (locale: Locale): Promise<Messages> => (await CATALOGS[locale]()).messages;

/** The language that the server chose for this page, which its root element states. */
export const pageLocale = (): Locale =>
  LOCALES.find((locale) => locale === document.documentElement.lang) ?? LOCALES[0];
