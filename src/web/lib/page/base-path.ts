/**
 * What every address of this copy of the app begins with, such as `/consents`; empty at the top of a host. The document
 * says it, so a server that draws pages has none here: its router adds it to links, and its transport to requests.
 */
export const basePath = (globalThis.document?.documentElement.dataset.base ?? '').replace(/\/$/, '');

/** A path of the browser as the router knows it. */
export const ownPath = (path: string) => path.slice(basePath.length);
