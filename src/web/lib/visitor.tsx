import { setupI18n, type I18n, type Messages } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { createContext, use, type ReactNode } from 'react';
import { createFormats, type Formats } from './format.ts';

/** What differs by the person who reads the page: the language with its texts, the time zone, what they may show. */
export interface Visitor {
  i18n: I18n;
  formats: Formats;
  /** Whether names, usernames and e-mail addresses are masked, since others look on. */
  masked: boolean;
  /** Whether tables tell how long ago something was. */
  relative: boolean;
}

/**
 * @param locale a language of the app's
 * @param messages its catalog
 * @param zone an IANA name of a time zone; throws a RangeError for one that does not exist
 * @param masked whether personal data is masked
 * @param relative whether tables tell how long ago something was
 */
export function createVisitor({
  locale,
  messages,
  zone,
  masked = false,
  relative = false,
}: {
  locale: string;
  messages: Messages;
  zone: string;
  masked?: boolean;
  relative?: boolean;
}): Visitor {
  const i18n = setupI18n({ locale, messages: { [locale]: messages } });
  return { i18n, formats: createFormats(i18n, zone), masked, relative };
}

/** The time zone of this browser. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

const VisitorContext = createContext<Visitor | undefined>(undefined);

/** Each drawing of the app has a visitor of its own: a server draws for several people at once. */
export function VisitorProvider({ visitor, children }: { visitor: Visitor; children: ReactNode }) {
  return (
    <VisitorContext value={visitor}>
      <I18nProvider i18n={visitor.i18n}>{children}</I18nProvider>
    </VisitorContext>
  );
}

export function useVisitor(): Visitor {
  const visitor = use(VisitorContext);
  if (!visitor) throw new Error('useVisitor needs a VisitorProvider above it');
  return visitor;
}

/** How the visitor reads dates, numbers and lists. */
export const useFormats = (): Formats => useVisitor().formats;
