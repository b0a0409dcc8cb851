import { createContext } from 'react';

/** Such as `/consents`; empty at the top of a host, and on the server, whose router and transport add it. */
export const basePath = (globalThis.document?.documentElement.dataset.base ?? '').replace(/\/$/, '');

export const ownPath = (path: string) => path.slice(basePath.length);

/** What a server's messages have to come in; the browser's own wish may be another language. */
export const pageLanguage = (): string => globalThis.document?.documentElement.lang || 'en';

/** Scheme, host and base path as the visitor reaches them, without a slash at the end. */
export const DeskAddressContext = createContext('');
