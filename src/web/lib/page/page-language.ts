/** What a server's messages have to come in; the browser's own wish may be another language. */
export const pageLanguage = (): string => globalThis.document?.documentElement.lang || 'en';
