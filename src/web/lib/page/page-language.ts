/**
 * The language of the page, in which a server's messages have to come as well: the browser's own wish may be another. The
 * renderer on the server says it for each page by itself.
 */
export const pageLanguage = (): string => globalThis.document?.documentElement.lang || 'en';
