import { setupI18n, type I18n, type Messages } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { createContext, use, type ReactNode } from 'react';
import { createFormats, type Formats } from './format.ts';

export interface Visitor {
  i18n: I18n;
  formats: Formats;
  /** Since others look on. */
  masked: boolean;
  relative: boolean;
}

/** @param zone an IANA name; throws a RangeError for one that does not exist */
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

export const useFormats = (): Formats => useVisitor().formats;
