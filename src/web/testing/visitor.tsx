import type { I18n } from '@lingui/core';
import type { ReactNode } from 'react';
import type { Formats } from '#web/lib/format.ts';
import { createVisitor, VisitorProvider } from '#web/lib/visitor.tsx';
import { messages } from '#web/locales/en.po';

/** Somebody who reads English. */
export const testVisitor = (zone = 'UTC') => createVisitor({ locale: 'en', messages, zone });

/** For what is put into words outside components. */
export const english: I18n = testVisitor().i18n;
export const inUtc: Formats = testVisitor().formats;

/** Around a component, for `render(…, { wrapper: EnglishReader })`. */
export const EnglishReader = ({ children }: { children: ReactNode }) => (
  <VisitorProvider visitor={testVisitor()}>{children}</VisitorProvider>
);
