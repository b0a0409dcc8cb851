/** What every address of this copy of the app begins with, such as `/consents`; empty at the top of a host. */
export const basePath = globalThis.document?.documentElement.dataset.basePath ?? '';

/** A path of the browser as the router knows it. */
export const ownPath = (path: string) => path.slice(basePath.length);
